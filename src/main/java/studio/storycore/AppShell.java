package studio.storycore;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/**
 * What every page has: server push, the theme, and the application's own style sheet on top of it.
 *
 * <p>The style sheets are plain files served as they are. Anything that would need a front-end build ({@code @JsModule},
 * {@code @CssImport}, {@code @NpmPackage}) must stay out of the application, since the ready-made bundle is used.
 */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://app/storycore.css")
public class AppShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addFavIcon("icon", "app/icon.svg", "any");
    }
}
