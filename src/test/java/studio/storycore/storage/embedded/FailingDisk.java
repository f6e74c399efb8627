package studio.storycore.storage.embedded;

/** A disk of which single store files fail when told to; the others are as usual. */
final class FailingDisk extends Disk {

    private final FailingFile.Switch failing;
    private final int sound;
    private int opened;

    FailingDisk(FailingFile.Switch failing) {
        this(failing, 0);
    }

    /** @param sound how many of the store files opened first never fail */
    FailingDisk(FailingFile.Switch failing, int sound) {
        this.failing = failing;
        this.sound = sound;
    }

    int opened() {
        return opened;
    }

    @Override
    DurableFile storeFile() {
        return opened++ < sound ? new DurableFile() : new FailingFile(failing);
    }
}
