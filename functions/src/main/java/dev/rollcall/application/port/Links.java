package dev.rollcall.application.port;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.person.PersonId;

import java.util.List;

/** Which accounts a person is known to have, and whose an account is known to be. */
public interface Links {

    List<Link> of(PersonId person);

    /** Returns every link to the account; more than one if it is shared, or a link is wrong. */
    List<Link> to(AccountId account);

    /** Records a link; recording it again changes nothing. */
    void record(Link link);
}
