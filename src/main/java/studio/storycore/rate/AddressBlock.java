package studio.storycore.rate;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Addresses as limits count them. */
public final class AddressBlock {

    /** Whoever has one address of IPv6 has all those with the same first 64 bits. */
    private static final int BYTES_OF_NETWORK = 8;

    private AddressBlock() {}

    /** The address itself; of IPv6 the network that it is in. What is no address stays as it is. */
    public static String of(String address) {
        try {
            InetAddress read = InetAddress.ofLiteral(address);
            return read instanceof Inet6Address wide ? networkOf(wide) : read.getHostAddress();
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }

    private static String networkOf(Inet6Address address) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, BYTES_OF_NETWORK, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException itHasSixteenBytes) {
            throw new IllegalStateException(itHasSixteenBytes);
        }
    }
}
