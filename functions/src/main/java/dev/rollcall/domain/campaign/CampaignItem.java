package dev.rollcall.domain.campaign;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * One membership that a campaign is to take.
 *
 * @param number its place in the list, from 0 on
 * @param person whose run takes it
 * @param version counts the changes, from 1 on
 */
public record CampaignItem(
        int number,
        AccountId account,
        PersonId person,
        Entitlement thing,
        State state,
        long version) {
    private static final long FIRST = 1;

    /** What became of it. */
    public sealed interface State {
        /** Nothing yet. */
        record Open() implements State {}

        /** It was begun: whoever finds it gone may have taken it. */
        record Taking(Instant since) implements State {
            public Taking {
                requireNonNull(since, "since is null");
            }
        }

        /** Taken, and read back. */
        record Taken(Instant at) implements State {
            public Taken {
                requireNonNull(at, "at is null");
            }
        }

        /** Left as it was found when its turn came. */
        record Dropped(Instant at, Why why) implements State {
            public Dropped {
                requireNonNull(at, "at is null");
                requireNonNull(why, "why is null");
            }
        }
    }

    /** Why one is not taken after all. */
    public enum Why {
        /** The account did not have it any more. */
        GONE,
        /** A rule names the person by now. */
        EXPLAINED,
        /** Nothing of the account is ever changed. */
        PROTECTED,
        /** Somebody else changes it. */
        FOREIGN_WRITER,
        /** No mapping lists it any more. */
        NOT_LISTED,
        /** Rollcall does not change this kind of account, or the policy knows no population. */
        UNMANAGED,
        /** Slack has no call for it, or refused it; a human was told. */
        REFUSED,
        /** It is not on the records of what was there before any more. */
        CLOSED;

        /** Returns it in small letters, as {@code not-listed}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public CampaignItem {
        requireNonNull(account, "account is null");
        requireNonNull(person, "person is null");
        requireNonNull(thing, "thing is null");
        requireNonNull(state, "state is null");
        if (number < 0 || version < FIRST) {
            throw new IllegalArgumentException("Places are from 0 on, versions from 1 on");
        }
    }

    public static CampaignItem listed(
            int number, AccountId account, PersonId person, Entitlement thing) {
        return new CampaignItem(number, account, person, thing, new State.Open(), FIRST);
    }

    /** Returns whether something may still become of it. */
    public boolean isOpen() {
        return switch (state) {
            case State.Open(), State.Taking _ -> true;
            case State.Taken _, State.Dropped _ -> false;
        };
    }

    public boolean isTaken() {
        return state instanceof State.Taken;
    }

    public boolean isTakenOn(LocalDate day) {
        return state instanceof State.Taken(Instant at)
                && LocalDate.ofInstant(at, ZoneOffset.UTC).equals(day);
    }

    public boolean isDropped() {
        return state instanceof State.Dropped;
    }

    /** Returns it as begun; it keeps since when. */
    public CampaignItem taking(Instant now) {
        return state instanceof State.Open ? in(new State.Taking(now)) : this;
    }

    public CampaignItem taken(Instant now) {
        return isOpen() ? in(new State.Taken(now)) : this;
    }

    public CampaignItem dropped(Instant now, Why why) {
        return isOpen() ? in(new State.Dropped(now, why)) : this;
    }

    /** Returns it as found to be gone: ours, if it was begun. */
    public CampaignItem notFound(Instant now, Why why) {
        return state instanceof State.Taking ? taken(now) : dropped(now, why);
    }

    private CampaignItem in(State next) {
        return new CampaignItem(number, account, person, thing, next, version + 1);
    }
}
