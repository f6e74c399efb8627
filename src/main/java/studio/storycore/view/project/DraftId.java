package studio.storycore.view.project;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a draft as it was after one key: the typing that it belongs to, random letters, and the hash of its text, by which
 * the text that arrived is recognised as the one that the browser keeps. Made by {@code draft-keeper.js}.
 *
 * @param typing names all that was typed into one field of one page, one key after the other
 */
record DraftId(String id, String typing, int hash) {

    private static final Pattern FORM = Pattern.compile("([a-z0-9]{1,40})\\.[a-z0-9]{1,40}\\.(-?[0-9]{1,10})");

    static Optional<DraftId> parse(String id) {
        Matcher form = FORM.matcher(id);
        if (!form.matches()) {
            return Optional.empty();
        }
        long hash = Long.parseLong(form.group(2));
        return hash == (int) hash ? Optional.of(new DraftId(id, form.group(1), (int) hash)) : Optional.empty();
    }

    boolean isOf(String text) {
        return text.hashCode() == hash;
    }
}
