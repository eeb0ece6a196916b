package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.FormerNames;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.platform.Hashes;

/**
 * What is known of one attribute of somebody, as digests: that people were told of it, and that
 * Slack keeps another value than it took. Neither is repeated before the source or Slack tells
 * something else.
 */
final class AttributeNotes {
    private static final String UNFIT = "unfit:";
    private static final String OTHERWISE = "otherwise:";

    private final FormerNames kept;

    AttributeNotes(FormerNames kept) {
        this.kept = requireNonNull(kept, "kept is null");
    }

    /** Returns whether a digest is a name that the source has told, and no note of ours. */
    static boolean isName(String digest) {
        return !digest.startsWith(UNFIT) && !digest.startsWith(OTHERWISE);
    }

    boolean isKnownAsUnfit(PersonId person, Attribute attribute, String told) {
        return has(person, attribute, UNFIT + digest(person, attribute, told));
    }

    void unfit(PersonId person, Attribute attribute, String told) {
        kept.keep(person, attribute, UNFIT + digest(person, attribute, told));
    }

    /**
     * @param shown what Slack shows instead; blank for nothing
     */
    boolean isKeptOtherwise(PersonId person, Attribute attribute, String told, String shown) {
        return has(person, attribute, OTHERWISE + digest(person, attribute, told + "|" + shown));
    }

    void keptOtherwise(PersonId person, Attribute attribute, String told, String shown) {
        kept.keep(person, attribute, OTHERWISE + digest(person, attribute, told + "|" + shown));
    }

    private boolean has(PersonId person, Attribute attribute, String digest) {
        return kept.of(person, attribute).contains(digest);
    }

    private static String digest(PersonId person, Attribute attribute, String values) {
        return Hashes.sha256("note|" + person + "|" + attribute + "|" + values);
    }
}
