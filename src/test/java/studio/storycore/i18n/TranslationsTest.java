package studio.storycore.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the translation bundles complete and their message patterns sound. */
class TranslationsTest {

    private static final String ENGLISH = "translations.properties";
    private static final String FRENCH = "translations_fr.properties";
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+");

    private final Translations translations = new Translations();

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(texts(FRENCH).keySet()).isNotEmpty().isEqualTo(texts(ENGLISH).keySet());
    }

    @Test
    void bothLanguagesUseTheSameArguments() throws IOException {
        Properties french = texts(FRENCH);
        texts(ENGLISH)
                .forEach((key, text) -> assertThat(arguments((String) french.get(key)))
                        .as("arguments of %s", key)
                        .isEqualTo(arguments((String) text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, FRENCH})
    void noTextIsEmpty(String bundle) throws IOException {
        assertThat(texts(bundle))
                .allSatisfy(
                        (key, text) -> assertThat((String) text).as("%s", key).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, FRENCH})
    void noKeyStandsTwice(String bundle) throws IOException {
        Set<String> seen = new HashSet<>();
        List<String> twice = new ArrayList<>();
        new BufferedReader(new StringReader(content(bundle)))
                .lines()
                .filter(line -> line.matches("[a-zA-Z][\\w.-]*\\s*[=:].*"))
                .map(line -> line.split("[=:]", 2)[0].strip())
                .forEach(key -> {
                    if (!seen.add(key)) {
                        twice.add(key);
                    }
                });
        assertThat(twice).isEmpty();
    }

    /** A single apostrophe in a message pattern swallows the argument after it; a doubled one elsewhere is shown twice. */
    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, FRENCH})
    void apostrophesAreDoubledInPatternsAndOnlyThere(String bundle) throws IOException {
        assertThat(texts(bundle)).allSatisfy((key, value) -> {
            String text = (String) value;
            boolean pattern = ARGUMENT.matcher(text).find();
            assertThat(pattern ? text.replace("''", "") : text)
                    .as("apostrophes of %s", key)
                    .doesNotContain(pattern ? "'" : "''");
        });
    }

    @Test
    void anUnknownLanguageGetsEnglishWhateverTheServersLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.FRENCH);
        try {
            String english = translations.getTranslation("app.description", Locale.ENGLISH);
            assertThat(translations.getTranslation("app.description", Locale.GERMAN))
                    .isEqualTo(english);
            assertThat(translations.getTranslation("app.description", Locale.FRENCH))
                    .isNotEqualTo(english);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aMissingTextShowsItsKey() {
        assertThat(translations.getTranslation("no.such.key", Locale.ENGLISH)).isEqualTo("!no.such.key!");
    }

    private static Set<String> arguments(String text) {
        Set<String> arguments = new TreeSet<>();
        ARGUMENT.matcher(text).results().map(MatchResult::group).forEach(arguments::add);
        return arguments;
    }

    private static Properties texts(String bundle) throws IOException {
        Properties texts = new Properties();
        texts.load(new StringReader(content(bundle)));
        return texts;
    }

    private static String content(String bundle) throws IOException {
        try (InputStream in = TranslationsTest.class.getResourceAsStream("/vaadin-i18n/" + bundle)) {
            assertThat(in).as(bundle).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
