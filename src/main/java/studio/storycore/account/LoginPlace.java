package studio.storycore.account;

import studio.storycore.rate.AddressBlock;

/**
 * Where a password is tried, as {@link LoginThrottle} counts it.
 *
 * @param name    tells it from other places
 * @param trusted whether this person has shown the right password there before; what others do elsewhere does not hold
 *                it up
 */
record LoginPlace(String name, boolean trusted) {

    static LoginPlace address(String address) {
        return new LoginPlace(AddressBlock.of(address), false);
    }

    /** @param id of a browser in which this person has signed in before */
    static LoginPlace browser(String id) {
        return new LoginPlace("browser " + id, true);
    }

    /** The pages of someone who is signed in. */
    static LoginPlace session() {
        return new LoginPlace("session", true);
    }
}
