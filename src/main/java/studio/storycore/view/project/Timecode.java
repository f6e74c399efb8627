package studio.storycore.view.project;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Seconds as people write them: {@code 4.5}, {@code 1:02.5} or {@code 1:00:00}, with a dot or a comma before the
 * fraction.
 */
public final class Timecode {

    private static final Pattern TYPED =
            Pattern.compile("(?:(?:(\\d{1,5}):)?(\\d{1,5}):)?(\\d{1,9}(?:[.,]\\d{0,9})?|[.,]\\d{1,9})");
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
    private static final double LONGEST_SHOWN_AS_TIME = 1e9;
    private static final int PLACES = 3;

    private Timecode() {}

    /** Minutes and seconds, with hours when there are any, to the millisecond: {@code 1:02.5}. */
    public static String of(double seconds) {
        if (!Double.isFinite(seconds) || Math.abs(seconds) > LONGEST_SHOWN_AS_TIME) {
            return Double.toString(seconds);
        }
        BigDecimal all = BigDecimal.valueOf(seconds).setScale(PLACES, RoundingMode.HALF_UP);
        BigDecimal[] hours = all.divideAndRemainder(HOUR);
        BigDecimal[] minutes = hours[1].divideAndRemainder(SIXTY);
        String rest = plain(minutes[1]);
        String padded = minutes[1].compareTo(BigDecimal.TEN) < 0 ? "0" + rest : rest;
        return hours[0].signum() > 0
                ? "%d:%02d:%s".formatted(hours[0].intValue(), minutes[0].intValue(), padded)
                : "%d:%s".formatted(minutes[0].intValue(), padded);
    }

    /** Plain seconds, as exact as they are: {@code 62.5}. */
    public static String seconds(double seconds) {
        return !Double.isFinite(seconds) || Math.abs(seconds) > LONGEST_SHOWN_AS_TIME
                ? Double.toString(seconds)
                : plain(BigDecimal.valueOf(seconds));
    }

    /** Reads what a person typed; empty when it is no time. */
    public static Optional<Double> parse(String typed) {
        Matcher matcher = TYPED.matcher(typed.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal seconds = new BigDecimal(matcher.group(3).replace(',', '.'));
        if (matcher.group(2) != null) {
            seconds = seconds.add(new BigDecimal(matcher.group(2)).multiply(SIXTY));
        }
        if (matcher.group(1) != null) {
            seconds = seconds.add(new BigDecimal(matcher.group(1)).multiply(HOUR));
        }
        return Optional.of(seconds.doubleValue());
    }

    private static String plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return (shortest.scale() < 0 ? shortest.setScale(0) : shortest).toPlainString();
    }
}
