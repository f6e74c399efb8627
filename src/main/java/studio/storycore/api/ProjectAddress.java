package studio.storycore.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import studio.storycore.project.ProjectKey;

/** Where a project is read: by its key, which always means this one. */
final class ProjectAddress {

    private ProjectAddress() {}

    static URI of(HttpServletRequest request, String projectId) {
        return URI.create(request.getContextPath() + "/api/projects/" + ProjectKey.of(projectId));
    }
}
