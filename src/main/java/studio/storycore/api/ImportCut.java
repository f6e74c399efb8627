package studio.storycore.api;

import java.util.List;
import studio.storycore.library.Imported;
import studio.storycore.storage.StorageFailure;

/** Thrown when the store fails after some projects of an import were stored already. */
final class ImportCut extends RuntimeException {

    private final transient List<Imported> stored;
    private final int wanted;
    private final StorageFailure failure;

    ImportCut(List<Imported> stored, int wanted, StorageFailure failure) {
        super(stored.size() + " of " + wanted + " projects are stored", failure);
        this.stored = List.copyOf(stored);
        this.wanted = wanted;
        this.failure = failure;
    }

    List<Imported> stored() {
        return stored;
    }

    int wanted() {
        return wanted;
    }

    StorageFailure failure() {
        return failure;
    }
}
