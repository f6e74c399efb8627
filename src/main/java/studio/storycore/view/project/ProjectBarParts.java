package studio.storycore.view.project;

import com.vaadin.flow.spring.annotation.SpringComponent;
import org.springframework.scheduling.TaskScheduler;
import studio.storycore.library.ProjectLibrary;

/** What the parts of the project bar ask for. */
@SpringComponent
record ProjectBarParts(ProjectLibrary library, Reasons reasons, TaskScheduler scheduler) {}
