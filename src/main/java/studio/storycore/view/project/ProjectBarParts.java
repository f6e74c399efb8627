package studio.storycore.view.project;

import com.vaadin.flow.spring.annotation.SpringComponent;
import org.springframework.scheduling.TaskScheduler;
import studio.storycore.library.ProjectLibrary;
import studio.storycore.library.RecentlyDeleted;
import studio.storycore.view.projects.Desk;

/** What the parts of the project bar ask for. */
@SpringComponent
record ProjectBarParts(
        ProjectLibrary library, RecentlyDeleted deleted, Reasons reasons, Desk desk, TaskScheduler scheduler) {}
