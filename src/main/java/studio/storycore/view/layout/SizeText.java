package studio.storycore.view.layout;

import com.vaadin.flow.component.Component;
import java.text.NumberFormat;
import java.util.Locale;

/** How much something takes, as file managers show it: in decimal units. */
public final class SizeText {

    private static final int KILOBYTE = 1_000;
    private static final int MEGABYTE = 1_000_000;
    private static final int GIGABYTE = 1_000_000_000;

    private SizeText() {}

    /** @param place in whose language it is */
    public static String of(Component place, Locale locale, long bytes) {
        if (bytes < MEGABYTE) {
            long kilobytes = bytes == 0 ? 0 : Math.max(1, Math.round((double) bytes / KILOBYTE));
            return place.getTranslation(
                    "size.kilobytes", NumberFormat.getIntegerInstance(locale).format(kilobytes));
        }
        NumberFormat oneDigit = NumberFormat.getNumberInstance(locale);
        oneDigit.setMaximumFractionDigits(1);
        return bytes < GIGABYTE
                ? place.getTranslation("size.megabytes", oneDigit.format((double) bytes / MEGABYTE))
                : place.getTranslation("size.gigabytes", oneDigit.format((double) bytes / GIGABYTE));
    }
}
