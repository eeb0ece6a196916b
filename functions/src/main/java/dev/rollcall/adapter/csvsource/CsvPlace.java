package dev.rollcall.adapter.csvsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorPoint;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the files of one manifest, as a cursor.
 *
 * @param manifestDigest which manifest it is
 * @param offset the byte that the next row begins with
 */
record CsvPlace(String manifestDigest, long offset) {
    private static final Pattern CURSOR = Pattern.compile("([0-9a-f]{64}) ([0-9]{1,15})");

    CsvPlace {
        requireNonNull(manifestDigest, "manifestDigest is null");
    }

    /** Returns the place where the reading goes on; empty before the first page. */
    static Optional<CsvPlace> in(CursorPoint from) {
        return from.cursor()
                .map(cursor -> {
                    Matcher matcher = CURSOR.matcher(cursor);
                    if (!matcher.matches()) {
                        throw new PortFailure.NeedsHuman(
                                "Reading on from a cursor", "not-a-cursor");
                    }
                    return new CsvPlace(matcher.group(1), Long.parseLong(matcher.group(2)));
                });
    }

    String cursor() {
        return manifestDigest + " " + offset;
    }
}
