package studio.storycore.health;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers everyone at once and with nothing, so that a page can tell whether the server is there. Pages ask without
 * their session, which would never end otherwise.
 */
@RestController
class PingController {

    @GetMapping("/ping")
    ResponseEntity<Void> ping() {
        return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
    }
}
