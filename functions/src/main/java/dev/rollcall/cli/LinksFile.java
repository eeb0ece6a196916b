package dev.rollcall.cli;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.person.PersonId;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A file that says whose account it is: a person and an account in each line. */
final class LinksFile {
    private static final String RULE = "given";

    private LinksFile() {}

    /**
     * Returns them as links that were made now; empty lines and those that begin with # are none.
     *
     * @throws Refused if the file cannot be read, or a line is none, with its number
     */
    static List<Link> read(Path file, Instant now) {
        String text = new String(CheckedFile.read(file), StandardCharsets.UTF_8);
        List<Link> links = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (!seen.add(line)) {
                throw new Refused(
                        "%s:%d: the same link stands there twice.".formatted(file, number));
            }
            links.add(link(line, file, number, now));
        }
        return links;
    }

    private static Link link(String line, Path file, int number, Instant now) {
        String[] parts = line.split(",", -1);
        try {
            if (parts.length == 2) {
                return new Link(
                        PersonId.parse(parts[0].strip()),
                        new AccountId(parts[1].strip()),
                        now,
                        RULE);
            }
        } catch (IllegalArgumentException _) {
            // Told below, without the line: it may be a name or an address.
        }
        throw new Refused(
                "%s:%d: not a person and an account, as in okta:00u1,U012AB3CD."
                        .formatted(file, number));
    }
}
