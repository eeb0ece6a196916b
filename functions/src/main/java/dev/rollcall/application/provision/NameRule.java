package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.FormerNames;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.platform.Hashes;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a name of the source may be written over the one in Slack. A name that the source is seen
 * to tell for the first time is a new one, and may. One that it has told before may not: somebody
 * has changed it in Slack since, or left it behind; that is reported. What Slack shows when the
 * person is first looked at stays too.
 */
final class NameRule {
    private final FormerNames formerNames;

    NameRule(FormerNames formerNames) {
        this.formerNames = requireNonNull(formerNames, "formerNames is null");
    }

    static boolean isName(Attribute attribute) {
        return attribute.isName();
    }

    /** Returns whether the source's name may be written; without one there is nothing to keep. */
    boolean mayWrite(PersonId person, Attribute name, String told, Optional<String> shown) {
        Set<String> known =
                formerNames.of(person, name).stream()
                        .filter(AttributeNotes::isName)
                        .collect(Collectors.toUnmodifiableSet());
        boolean firstLook = known.isEmpty() && shown.isPresent();
        return !firstLook && !known.contains(digest(person, name, told));
    }

    /** Keeps what the source tells as told. */
    void told(PersonId person, Attribute name, String told) {
        String digest = digest(person, name, told);
        if (!formerNames.of(person, name).contains(digest)) {
            formerNames.keep(person, name, digest);
        }
    }

    private static String digest(PersonId person, Attribute name, String told) {
        return Hashes.sha256("name|" + person + "|" + name + "|" + told.strip());
    }
}
