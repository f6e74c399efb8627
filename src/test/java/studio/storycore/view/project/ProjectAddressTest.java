package studio.storycore.view.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every id that the contract allows finds its way through an address. */
class ProjectAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"shot-1", "a b/c", "..", ".", "%2F", "~x", "Plan n° 7 – nuit", "镜头", "?#&", "a\\b"})
    void anIdComesBackFromItsAddress(String id) {
        String part = ProjectAddress.encode(id);
        assertThat(part).matches("[A-Za-z0-9._~-]+").doesNotStartWith(".");
        assertThat(ProjectAddress.decode(part)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "~!", "~====", "~%"})
    void nonsenseIsNoError(String part) {
        assertThat(ProjectAddress.decode(part)).isNotNull();
    }
}
