package studio.storycore.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import studio.storycore.contract.ProjectJson;
import studio.storycore.contract.UnreadableDocument;
import studio.storycore.contract.UnreadableDocument.Reason;

/** The bytes of a request, as far as a document may go. */
final class RequestBytes {

    private static final int MEGABYTE = 1024 * 1024;

    private RequestBytes() {}

    /** @throws UnreadableDocument when there are too many, if they were announced without reading one of them */
    static byte[] of(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > ProjectJson.LARGEST_DOCUMENT) {
            throw tooLarge();
        }
        byte[] bytes = request.getInputStream().readNBytes(ProjectJson.LARGEST_DOCUMENT + 1);
        if (bytes.length > ProjectJson.LARGEST_DOCUMENT) {
            throw tooLarge();
        }
        return bytes;
    }

    private static UnreadableDocument tooLarge() {
        return new UnreadableDocument(Reason.TOO_LARGE, 1, 1, ProjectJson.LARGEST_DOCUMENT / MEGABYTE);
    }
}
