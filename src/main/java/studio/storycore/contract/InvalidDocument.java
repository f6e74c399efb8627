package studio.storycore.contract;

import java.util.List;

/** Thrown for a document that is JSON but breaks the contract. Tells every violation, not just the first. */
public final class InvalidDocument extends RuntimeException {

    /** So many violations are told in detail; of more only the number is known. */
    public static final int MOST_TOLD = 1_000;

    private final transient List<Violation> violations;
    private final int total;

    /**
     * @param violations the first {@value #MOST_TOLD}, in the order of the document's lists
     * @param total      how many there are
     */
    public InvalidDocument(List<Violation> violations, int total) {
        // Names places and rules, not content: this message may stand in a log.
        super(total + " violations of the contract, first at "
                + violations.getFirst().path() + ": " + violations.getFirst().rule());
        this.violations = List.copyOf(violations);
        this.total = total;
    }

    public List<Violation> violations() {
        return violations;
    }

    /** How many violations there are; more than in {@link #violations()} when there are very many. */
    public int total() {
        return total;
    }
}
