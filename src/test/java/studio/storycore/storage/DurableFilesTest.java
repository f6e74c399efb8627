package studio.storycore.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class DurableFilesTest {

    @TempDir
    private Path parent;

    @Test
    void aFolderIsForItsOwnerOnlyAlsoWhenItWasThereBefore() throws IOException {
        Path before = Files.createDirectory(parent.resolve("before"));
        Files.setPosixFilePermissions(before, PosixFilePermissions.fromString("rwxr-xr-x"));

        DurableFiles.makeFolder(before);
        DurableFiles.makeFolder(parent.resolve("new"));

        assertThat(permissions(before)).isEqualTo("rwx------");
        assertThat(permissions(parent.resolve("new"))).isEqualTo("rwx------");
    }

    @Test
    void aFolderThatIsMeantForEveryoneStaysSo() throws IOException {
        Path everyones = Files.createDirectory(parent.resolve("everyones"));
        Files.setAttribute(everyones, "unix:mode", 01777);

        DurableFiles.makeFolder(everyones);

        assertThat(permissions(everyones)).isEqualTo("rwxrwxrwx");
    }

    private static String permissions(Path folder) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }
}
