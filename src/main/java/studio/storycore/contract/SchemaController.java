package studio.storycore.contract;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the JSON Schema of the contract to everyone, logged in or not. */
@RestController
class SchemaController {

    private static final Duration FRESH = Duration.ofDays(1);

    private final byte[] schema = SchemaRules.schemaFile();
    private final String tag = '"' + DigestUtils.md5DigestAsHex(schema) + '"';

    @GetMapping(path = SchemaRules.RESOURCE, produces = "application/schema+json")
    ResponseEntity<byte[]> schema() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/schema+json"))
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .eTag(tag)
                .body(schema);
    }
}
