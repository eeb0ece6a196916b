package dev.rollcall.application.port;

import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.person.PersonId;

import java.util.List;

/** Which accounts a person is known to have. */
public interface Links {

    List<Link> of(PersonId person);

    /** Records a link; recording it again changes nothing. */
    void record(Link link);
}
