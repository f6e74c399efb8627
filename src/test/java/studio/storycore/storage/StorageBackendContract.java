package studio.storycore.storage;

/** What every store must do: the rules of {@link StorageBackend}, a test for each. One subclass for each store. */
public abstract class StorageBackendContract
        implements CreationRules, RevisionRules, DocumentRules, SnapshotRules, ListRules, ContentRules, DamageRules {}
