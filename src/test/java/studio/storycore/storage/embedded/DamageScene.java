package studio.storycore.storage.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Damages files. */
final class DamageScene {

    private DamageScene() {}

    /** Replaces a text by another one of the same length, wherever it stands. */
    static void replace(Path file, String text, String other) {
        try {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            Files.writeString(file, bytes.replace(text, other), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes one bit. */
    static void flip(Path file, long position, int bit) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            bytes[(int) position] ^= (byte) (1 << bit);
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
