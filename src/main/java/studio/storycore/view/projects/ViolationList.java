package studio.storycore.view.projects;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.storycore.contract.Violation;
import studio.storycore.contract.ViolationTexts;

/** What is wrong with a document, in words, grouped by the part of the project. */
final class ViolationList extends Div {

    private static final Set<String> PARTS =
            Set.of("sequences", "shots", "audioPhrases", "generationHistory", "capabilities", "masterCoherenceSheet");

    /** A person reads so many of one kind at the most; all of them can be copied. */
    private static final int MOST_SHOWN = 100;

    /** @param total how many there are; more than in the list when there are very many */
    ViolationList(ViolationTexts texts, List<Violation> violations, int total) {
        addClassName("violations");
        Map<String, List<Violation>> byPart = new LinkedHashMap<>();
        violations.forEach(violation -> byPart.computeIfAbsent(part(violation), part -> new ArrayList<>())
                .add(violation));
        byPart.forEach((part, members) -> {
            UnorderedList list = new UnorderedList();
            members.stream()
                    .limit(MOST_SHOWN)
                    .forEach(violation -> list.add(new ListItem(texts.text(violation, getLocale()))));
            if (members.size() > MOST_SHOWN) {
                list.add(new ListItem(getTranslation("contract.more", members.size() - MOST_SHOWN)));
            }
            Details details = new Details(getTranslation("projects.violations." + part, members.size()), list);
            details.setOpened(byPart.size() == 1 || members.size() <= MOST_SHOWN / 10);
            add(details);
        });
        if (total > violations.size()) {
            add(new Paragraph(getTranslation("contract.more", total - violations.size())));
        }
    }

    private static String part(Violation violation) {
        String[] steps = violation.path().split("/", 3);
        return steps.length > 1 && PARTS.contains(steps[1]) ? steps[1] : "project";
    }
}
