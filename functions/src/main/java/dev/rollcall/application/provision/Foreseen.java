package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.grant.AccessChange;
import dev.rollcall.domain.grant.DesiredAccess;
import dev.rollcall.domain.grant.Ending;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.RecordChange;
import dev.rollcall.domain.grant.RemovalReason;
import dev.rollcall.domain.policy.MappingName;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a run would do for one person, told before. It names attributes, never values.
 *
 * @param deeds about the account as a whole, in order
 * @param waiting what goes on the records of somebody without an account
 * @param accounts what is changed of each account that is there
 * @param humans what no run does, since a human decides or has to do it
 */
public record Foreseen(
        DesiredAccess desired,
        List<Deed> deeds,
        List<RecordChange> waiting,
        List<OnAccount> accounts,
        List<ForHumans> humans) {

    /** Something about the account as a whole. */
    public sealed interface Deed {
        /**
         * It is found, and becomes the person's.
         *
         * @param rule as the link's record names it
         */
        record Link(AccountId account, String rule) implements Deed {
            public Link {
                requireNonNull(account, "account is null");
                requireNonNull(rule, "rule is null");
            }
        }

        /** A deactivated account has its access back. */
        record Revive(AccountId account) implements Deed {
            public Revive {
                requireNonNull(account, "account is null");
            }
        }

        /**
         * @param gives what it gets then
         */
        record Make(List<Grant> gives) implements Deed {
            public Make {
                gives = List.copyOf(gives);
            }
        }
    }

    /**
     * The changes of one account.
     *
     * @param profile names of the attributes that are written; EMAIL is the address
     * @param conversion what the account becomes: {@code guest}, {@code member}, {@code terms} or
     *     {@code renewal}
     * @param forgotten on our records as given, and not there any more: only the record goes
     * @param impossible what Slack's plan has no call for
     */
    public record OnAccount(
            AccountId account,
            SortedSet<String> profile,
            Optional<String> conversion,
            List<Take> takes,
            List<Entitlement> forgotten,
            List<Grant> gives,
            List<RecordChange> records,
            List<Entitlement> impossible) {
        public OnAccount {
            requireNonNull(account, "account is null");
            profile = Collections.unmodifiableSortedSet(new TreeSet<>(profile));
            requireNonNull(conversion, "conversion is null");
            takes = List.copyOf(takes);
            forgotten = List.copyOf(forgotten);
            gives = List.copyOf(gives);
            records = List.copyOf(records);
            impossible = List.copyOf(impossible);
        }
    }

    /**
     * One thing that is taken.
     *
     * @param because by mapping, a code for how it ended
     * @param along what goes with it, without a change of its own
     */
    public record Take(
            Entitlement entitlement, SortedMap<String, String> because, List<Entitlement> along) {
        public Take {
            requireNonNull(entitlement, "entitlement is null");
            because = Collections.unmodifiableSortedMap(new TreeMap<>(because));
            along = List.copyOf(along);
        }

        static Take of(AccessChange.Remove remove) {
            SortedMap<String, String> because = new TreeMap<>();
            switch (remove.reason()) {
                case RemovalReason.RulesEnded ended ->
                        ended.rules()
                                .forEach((rule, ending) ->
                                        because.put(rule.value(), code(ending.cause())));
                case RemovalReason.Unexplained unexplained ->
                        unexplained.mappings().stream()
                                .map(MappingName::value)
                                .forEach(name -> because.put(name, "unexplained"));
                case RemovalReason.Approved approved ->
                        because.put(approved.campaign().value(), "campaign");
            }
            return new Take(remove.entitlement(), because, remove.takesAlong());
        }

        private static String code(Ending.Cause cause) {
            return cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param entitlement empty: it is about the account, or the person
     * @param why the code under which people are told of it
     * @param what names of attributes, or ids of accounts; empty for nothing
     */
    public record ForHumans(
            Optional<AccountId> account,
            Optional<Entitlement> entitlement,
            String why,
            String what) {
        public ForHumans {
            requireNonNull(account, "account is null");
            requireNonNull(entitlement, "entitlement is null");
            requireNonNull(why, "why is null");
            requireNonNull(what, "what is null");
        }

        static ForHumans unseen(Optional<AccountId> account, Entitlement entitlement) {
            return new ForHumans(account, Optional.of(entitlement), Unseen.CODE, "");
        }

        static ForHumans of(String why) {
            return new ForHumans(Optional.empty(), Optional.empty(), why, "");
        }

        static ForHumans of(AccountId account, String why, String what) {
            return new ForHumans(Optional.of(account), Optional.empty(), why, what);
        }
    }

    public Foreseen {
        requireNonNull(desired, "desired is null");
        deeds = List.copyOf(deeds);
        waiting = List.copyOf(waiting);
        accounts = List.copyOf(accounts);
        humans = List.copyOf(humans);
    }
}
