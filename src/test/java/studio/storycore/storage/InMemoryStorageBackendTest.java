package studio.storycore.storage;

import java.nio.charset.StandardCharsets;

class InMemoryStorageBackendTest extends StorageBackendContract {

    private final InMemoryStorageBackend store = new InMemoryStorageBackend();

    @Override
    public StorageBackend store() {
        return store;
    }

    @Override
    public void damageDocument(String projectId, String json) {
        store.putDocument(projectId, json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void damageEdits(String projectId, long sequenceNumber, String json) {
        store.putEdits(projectId, sequenceNumber, json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String fingerprint(String projectId) {
        return store.fingerprint(projectId);
    }
}
