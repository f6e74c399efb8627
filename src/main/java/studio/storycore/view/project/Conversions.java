package studio.storycore.view.project;

import com.vaadin.flow.component.Component;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import studio.storycore.view.project.BoundField.Conversion;
import studio.storycore.view.project.BoundField.Unreadable;

/**
 * How the texts in fields become values of the project. What a field refuses is told in the language of its page. How long a
 * text may be is no matter of its field: the edit is refused, see {@link studio.storycore.project.TextLimits}.
 */
public final class Conversions {

    /** Whether something is switched on, as {@code draft-keeper.js} writes it. */
    static final Conversion<String, Boolean> ON_OFF = new Conversion<>() {
        @Override
        public String toField(Boolean on) {
            return on.toString();
        }

        @Override
        public Boolean toModel(String text) {
            return Boolean.valueOf(text);
        }
    };

    private Conversions() {}

    /** A text that is there even when it is empty. */
    public static Conversion<String, String> text(Component place) {
        return plain(value -> value);
    }

    /** A text of which spaces around it are no part. */
    public static Conversion<String, String> word(Component place) {
        return plain(String::strip);
    }

    /** A text with at least one visible character. */
    public static Conversion<String, String> name(Component place) {
        return plain(value -> {
            if (value.isBlank()) {
                throw new Unreadable(place.getTranslation("field.no-name"));
            }
            return value;
        });
    }

    /** A number with a dot or a comma before its fraction. */
    public static Conversion<String, Double> number(Component place) {
        return new Conversion<>() {
            @Override
            public String toField(Double model) {
                return Timecode.seconds(model);
            }

            @Override
            public Double toModel(String value) {
                try {
                    return Double.valueOf(value.strip().replace(',', '.').replace('\u2212', '-'));
                } catch (NumberFormatException notANumber) {
                    throw new Unreadable(place.getTranslation("field.no-number"));
                }
            }
        };
    }

    /** A value that is the same in the field and in the project. */
    public static <T> Conversion<T, T> same() {
        return new Conversion<>() {
            @Override
            public T toField(T model) {
                return model;
            }

            @Override
            public T toModel(T value) {
                return value;
            }
        };
    }

    /** The same for a field whose own empty value is null. */
    public static Conversion<@Nullable String, @Nullable String> choice(Component place) {
        return new Conversion<>() {
            @Override
            public @Nullable String toField(@Nullable String model) {
                return model;
            }

            @Override
            public @Nullable String toModel(@Nullable String value) {
                return value == null || value.isBlank() ? null : value;
            }
        };
    }

    /** An address of a picture or a sound: http, https, or relative. */
    public static Conversion<String, @Nullable String> address(Component place) {
        return new Conversion<>() {
            @Override
            public String toField(@Nullable String model) {
                return model == null ? "" : model;
            }

            @Override
            public @Nullable String toModel(String value) {
                String address = value.strip();
                if (address.isEmpty()) {
                    return null;
                }
                if (!isAddress(address)) {
                    throw new Unreadable(place.getTranslation("field.no-address"));
                }
                return address;
            }
        };
    }

    /** A duration in seconds, shown plainly; also typed as a timecode. */
    public static Conversion<String, Double> duration(Component place) {
        return time(place, false);
    }

    /** A time on the project's timeline in seconds, shown as a timecode. */
    public static Conversion<String, Double> timecode(Component place) {
        return time(place, true);
    }

    /** Whether a text can be the address of something to show: http, https, or relative. */
    public static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme();
            return scheme == null
                    || ((scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https")) && uri.getHost() != null);
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    private static Conversion<String, Double> time(Component place, boolean asTimecode) {
        return new Conversion<>() {
            @Override
            public String toField(Double model) {
                return asTimecode ? Timecode.of(model) : Timecode.seconds(model);
            }

            @Override
            public Double toModel(String value) {
                return Timecode.parse(value).orElseThrow(() -> new Unreadable(place.getTranslation("field.no-time")));
            }
        };
    }

    private static Conversion<String, String> plain(UnaryOperator<String> toModel) {
        return new Conversion<>() {
            @Override
            public String toField(String model) {
                return model;
            }

            @Override
            public String toModel(String value) {
                return toModel.apply(value);
            }
        };
    }
}
