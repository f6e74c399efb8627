package studio.storycore.live;

import org.jspecify.annotations.Nullable;
import studio.storycore.account.Person;

/**
 * Someone who has a project open, once per browser tab.
 *
 * @param tabId  names the tab
 * @param shotId the shot the person is looking at, if one
 */
public record Viewer(String tabId, Person person, @Nullable String shotId) {

    Viewer at(@Nullable String newShotId) {
        return new Viewer(tabId, person, newShotId);
    }

    Viewer as(Person now) {
        return new Viewer(tabId, now, shotId);
    }
}
