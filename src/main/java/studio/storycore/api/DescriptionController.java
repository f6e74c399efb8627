package studio.storycore.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the description of the HTTP API to everyone, logged in or not. */
@RestController
class DescriptionController {

    private final byte[] description = description();
    private final String tag = '"' + DigestUtils.md5DigestAsHex(description) + '"';

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> describe() {
        return ResponseEntity.ok().eTag(tag).body(description);
    }

    private static byte[] description() {
        try (InputStream file = DescriptionController.class.getResourceAsStream("/api/openapi.json")) {
            return file.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
