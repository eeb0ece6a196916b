package dev.rollcall.application.port;

import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.person.PersonId;

import java.util.Set;

/**
 * Which names a source has told of a person, as digests: a name that somebody has left behind is
 * never written again, whatever a source says later. Reads and writes throw {@link PortFailure}.
 */
public interface FormerNames {

    /** Returns the digests of all that the source was seen to tell, of that attribute. */
    Set<String> of(PersonId person, Attribute attribute);

    /** Keeps a digest; keeping it again changes nothing. */
    void keep(PersonId person, Attribute attribute, String digest);
}
