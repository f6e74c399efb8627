package studio.storycore.storage;

import java.nio.charset.StandardCharsets;

class InMemoryStorageBackendTest extends StorageBackendContract {

    private final InMemoryStorageBackend store = new InMemoryStorageBackend();

    @Override
    protected StorageBackend store() {
        return store;
    }

    @Override
    protected void damageDocument(String projectId, String json) {
        store.putDocument(projectId, json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected void damageEdits(String projectId, long sequenceNumber, String json) {
        store.putEdits(projectId, sequenceNumber, json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected String fingerprint(String projectId) {
        return store.fingerprint(projectId);
    }
}
