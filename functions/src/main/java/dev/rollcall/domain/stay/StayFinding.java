package dev.rollcall.domain.stay;

import java.util.Locale;

/** What is not as it should be with somebody's stay. A human is told; nobody is cut off for it. */
public enum StayFinding {
    NO_SPONSOR("Enter who answers for this person in the source, by id."),
    SPONSOR_LEFT("Whoever answers for this person has left. Enter somebody else in the source."),
    NO_END("Enter the last day of this person in the source; until then there is none."),
    UNREADABLE_END(
            "The last day or the time zone of this person cannot be read, so nothing ends. Mend it"
                    + " in the source: a day as 2027-03-31, a zone as Europe/Berlin."),
    PAST_END_DATE(
            "The last day of this person is over and the source says no leaver: rules give nothing"
                    + " more. Enter a later day, or let the person leave in the source."),
    HELD_AT_END(
            "The last day of this person is over. The account is signed out and stays active until"
                    + " somebody decides: let the person leave in the source, which deactivates it"
                    + " with proof, or enter a later day.");

    private final String whatToDo;

    StayFinding(String whatToDo) {
        this.whatToDo = whatToDo;
    }

    /** Returns it as drift is named, e.g. {@code no-sponsor}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns one sentence or two for the human. */
    public String whatToDo() {
        return whatToDo;
    }
}
