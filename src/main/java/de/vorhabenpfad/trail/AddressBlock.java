package de.vorhabenpfad.trail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The network that an address is of: by IPv6 one household or office has a whole one, named by its first half. */
final class AddressBlock {

    private static final int HALF = 8;
    private static final int WHOLE = 16;

    private AddressBlock() {
    }

    /** @return {@code 2001:db8:0:1:0:0:0:0/64}; any other address, or what is none, as it is */
    static String of(String address) {
        String plain = address.replaceFirst("%.*", "");
        if (!plain.contains(":") || !plain.matches("[0-9a-fA-F:.]+")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(plain).getAddress();
            return bytes.length == WHOLE ? InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(bytes, HALF), WHOLE)).getHostAddress() + "/64"
                    : InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            return address; // a name that a proxy passed on
        }
    }
}
