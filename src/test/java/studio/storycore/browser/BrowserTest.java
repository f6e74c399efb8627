package studio.storycore.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks tests that look at the application through a real browser. Their methods can have {@link Visitors} and the shared
 * {@link RunningStudio} as parameters.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({SharedStudio.class, BrowserExtension.class})
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@interface BrowserTest {}
