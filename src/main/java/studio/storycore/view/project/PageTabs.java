package studio.storycore.view.project;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Links to the pages of a project; the one that is open is marked. */
final class PageTabs extends Nav implements AfterNavigationObserver {

    private static final List<String> PAGES = List.of("sequences", "shots", "dialogue", "settings");

    private final Map<String, Anchor> links = new LinkedHashMap<>();

    PageTabs(String projectId) {
        addClassName("page-tabs");
        getElement().setAttribute("aria-label", getTranslation("project.pages"));
        for (String page : PAGES) {
            Anchor link = new Anchor(ProjectAddress.page(projectId, page), getTranslation("project.page." + page));
            link.setRouterIgnore(false);
            links.put(ProjectAddress.page(projectId, page), link);
            add(link);
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String path = event.getLocation().getPath();
        links.forEach((address, link) -> {
            if (path.equals(address) || path.startsWith(address + "/")) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }
}
