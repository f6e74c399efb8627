package studio.storycore.importing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads numbers, moments and spans of time in the ways that files write them. */
final class Values {

    private static final Pattern NUMBER = Pattern.compile("\\s*([-+]?\\d{1,15}(?:[.,]\\d{1,15})?)\\s*s?\\s*");
    private static final String CLOCK = "(?:(\\d{1,3}):)?(\\d{1,3}):(\\d{1,2}(?:[.,]\\d{1,6})?)";
    private static final Pattern TIME = Pattern.compile("\\s*" + CLOCK + "\\s*");
    private static final Pattern SPAN = Pattern.compile("\\s*(\\S+?)\\s*(?:-->|[-–—])\\s*(\\S+)\\s*");

    /** A moment in seconds reaches this in the year 5138; one in milliseconds passed it in 1973. */
    private static final double FIRST_MILLISECONDS = 1e11;

    /** From one moment of the timeline to another, in seconds. */
    record Span(double start, double end) {}

    private Values() {}

    /** A number, or a text that is nothing but one. */
    static OptionalDouble number(JsonNode node) {
        if (node.isNumber()) {
            return finite(
                    node.isDouble() ? node.doubleValue() : node.decimalValue().doubleValue());
        }
        if (node.isString()) {
            Matcher number = NUMBER.matcher(node.stringValue());
            if (number.matches()) {
                return finite(Double.parseDouble(number.group(1).replace(',', '.')));
            }
        }
        return OptionalDouble.empty();
    }

    /** Seconds: a number, or a text such as {@code 00:01:15.5} or {@code 1:15}. */
    static OptionalDouble seconds(JsonNode node) {
        OptionalDouble number = number(node);
        return number.isPresent() || !node.isString() ? number : seconds(node.stringValue());
    }

    /** A text such as {@code 00:00:15-00:00:25} that ends after it starts. */
    static Optional<Span> span(String text) {
        Matcher span = SPAN.matcher(text.length() > 100 ? "" : text);
        if (!span.matches()) {
            return Optional.empty();
        }
        OptionalDouble start = seconds(span.group(1));
        OptionalDouble end = seconds(span.group(2));
        return start.isPresent() && end.isPresent() && end.getAsDouble() > start.getAsDouble()
                ? Optional.of(new Span(start.getAsDouble(), end.getAsDouble()))
                : Optional.empty();
    }

    /**
     * Milliseconds since 1970: a number of them or of seconds, or a date in ISO 8601. A date without a zone is taken as UTC,
     * since the file does not say where it was written.
     */
    static OptionalDouble moment(JsonNode node) {
        OptionalDouble number = number(node);
        if (number.isPresent()) {
            double value = number.getAsDouble();
            return OptionalDouble.of(Math.abs(value) < FIRST_MILLISECONDS ? value * 1_000 : value);
        }
        return node.isString() ? date(node.stringValue().strip()) : OptionalDouble.empty();
    }

    private static OptionalDouble date(String text) {
        try {
            Instant instant;
            if (text.length() == 10) {
                instant = LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            } else if (text.matches(".*(?:[zZ]|[+-]\\d{2}:?\\d{2})")) {
                instant = OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
            } else {
                instant = LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
            }
            return OptionalDouble.of(instant.toEpochMilli());
        } catch (DateTimeException | ArithmeticException noDate) {
            return OptionalDouble.empty();
        }
    }

    private static OptionalDouble seconds(String text) {
        Matcher time = TIME.matcher(text.length() > 100 ? "" : text);
        if (!time.matches()) {
            return OptionalDouble.empty();
        }
        double hours = time.group(1) == null ? 0 : Double.parseDouble(time.group(1));
        double rest = Double.parseDouble(time.group(3).replace(',', '.'));
        return OptionalDouble.of(hours * 3_600 + Double.parseDouble(time.group(2)) * 60 + rest);
    }

    private static OptionalDouble finite(double number) {
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }
}
