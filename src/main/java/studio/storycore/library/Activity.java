package studio.storycore.library;

import java.util.List;
import studio.storycore.live.Viewer;
import studio.storycore.saving.SaveState;

/** Who has a project open, and what is true about saving it. */
public record Activity(List<Viewer> viewers, SaveState saving) {}
