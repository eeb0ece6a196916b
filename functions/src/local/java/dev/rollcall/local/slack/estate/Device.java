package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

/** What a client tells of itself when it signs in. */
public record Device(
        String hardware, String os, String osVersion, String clientVersion, String address) {

    public Device {
        requireNonNull(hardware, "hardware is null");
        requireNonNull(os, "os is null");
        requireNonNull(osVersion, "osVersion is null");
        requireNonNull(clientVersion, "clientVersion is null");
        requireNonNull(address, "address is null");
    }

    /** Returns a made-up device; every second one is a phone. */
    public static Device numbered(long number) {
        String address = "192.0.2." + (1 + number % 250);
        return number % 2 == 0
                ? new Device("iPhone17,1", "iOS", "26.1", "26.10.20", address)
                : new Device("MacBookPro18,3", "macOS", "15.7", "4.46.99", address);
    }

    boolean mobile() {
        return os.equals("iOS") || os.equals("Android");
    }
}
