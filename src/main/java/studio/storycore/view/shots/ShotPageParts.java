package studio.storycore.view.shots;

import com.vaadin.flow.spring.annotation.SpringComponent;
import studio.storycore.prompt.PromptTexts;
import studio.storycore.view.project.Reasons;

/** What the page of the shots asks for. */
@SpringComponent
record ShotPageParts(ShotLists lists, Reasons reasons, PromptTexts promptTexts) {}
