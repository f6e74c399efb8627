package studio.storycore.importing;

/** Thrown inside the importer where a file cannot be taken. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    Refused(Refusal refusal) {
        super(refusal.getClass().getSimpleName());
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
