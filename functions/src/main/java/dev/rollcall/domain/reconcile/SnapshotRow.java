package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Account.Rank;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccountType;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One row of a part as it is kept: ids, states, times and digests, no name and no address. A digest
 * is the first 8 bytes of a SHA-256 with the snapshot's id in front, so it tells of nothing but
 * equality within one snapshot.
 */
public sealed interface SnapshotRow {

    /** Returns what names the row in its part: the same id twice is the same row. */
    String id();

    /**
     * Of {@link SnapshotPart.Kind#PEOPLE}.
     *
     * @param status the source's own word
     * @param told attributes that are ids, days or time zones, by the source's names: those of an
     *     end and of a sponsor
     * @param email digest of the address in small letters
     * @param attributes digests of what the account is to tell, by the rules of the policy
     * @param claims whether the source may claim the address, by the policy
     * @param human HR's key, if the source tells one
     */
    record Person(
            PersonId person,
            Standing standing,
            String status,
            Map<String, String> told,
            Optional<Long> email,
            Map<Attribute, Long> attributes,
            boolean claims,
            Optional<HumanKey> human)
            implements SnapshotRow {
        public Person {
            requireNonNull(person, "person is null");
            requireNonNull(standing, "standing is null");
            requireNonNull(status, "status is null");
            told = Map.copyOf(told);
            requireNonNull(email, "email is null");
            attributes = Map.copyOf(attributes);
            requireNonNull(human, "human is null");
        }

        /** Somebody whose address the source may not claim, and without a key of HR's. */
        public Person(
                PersonId person,
                Standing standing,
                String status,
                Map<String, String> told,
                Optional<Long> email,
                Map<Attribute, Long> attributes) {
            this(person, standing, status, told, email, attributes, false, Optional.empty());
        }

        @Override
        public String id() {
            return person.value();
        }
    }

    /**
     * Of {@link SnapshotPart.Kind#GROUPS}.
     *
     * @param people how many the source says are in it by themselves; empty if it does not say
     * @param parents the groups that it is in itself
     */
    record Group(GroupId group, Optional<Integer> people, Set<GroupId> parents)
            implements SnapshotRow {
        public Group {
            requireNonNull(group, "group is null");
            requireNonNull(people, "people is null");
            parents = Set.copyOf(parents);
        }

        @Override
        public String id() {
            return group.value();
        }
    }

    /** Of {@link SnapshotPart.Kind#GROUP_MEMBERS}. */
    record GroupMember(PersonId person) implements SnapshotRow {
        public GroupMember {
            requireNonNull(person, "person is null");
        }

        @Override
        public String id() {
            return person.value();
        }
    }

    /** Of {@link SnapshotPart.Kind#ASSIGNMENTS}. */
    record Assigned(PersonId person) implements SnapshotRow {
        public Assigned {
            requireNonNull(person, "person is null");
        }

        @Override
        public String id() {
            return person.value();
        }
    }

    /**
     * Of {@link SnapshotPart.Kind#ACCOUNTS}.
     *
     * @param type {@code UNMANAGED} of a bot
     * @param guestUntil when Slack ends a guest by itself
     * @param emails digests of the addresses in small letters
     * @param attributes digests of what it tells
     * @param idpGroups those it says it is in; of somebody inactive it may hide them
     */
    record Account(
            AccountId account,
            boolean active,
            AccountType type,
            Optional<Instant> guestUntil,
            Set<Long> emails,
            Map<Attribute, Long> attributes,
            Set<String> idpGroups)
            implements SnapshotRow {
        public Account {
            requireNonNull(account, "account is null");
            requireNonNull(type, "type is null");
            requireNonNull(guestUntil, "guestUntil is null");
            emails = Set.copyOf(emails);
            attributes = Map.copyOf(attributes);
            idpGroups = Set.copyOf(idpGroups);
        }

        @Override
        public String id() {
            return account.value();
        }
    }

    /**
     * Of {@link SnapshotPart.Kind#ROSTER}.
     *
     * @param workspaces their ids; of a deactivated account those it was in last
     */
    record RosterEntry(
            AccountId account,
            boolean active,
            Rank rank,
            Optional<Instant> deactivatedAt,
            Set<String> workspaces)
            implements SnapshotRow {
        public RosterEntry {
            requireNonNull(account, "account is null");
            requireNonNull(rank, "rank is null");
            requireNonNull(deactivatedAt, "deactivatedAt is null");
            workspaces = Set.copyOf(workspaces);
        }

        @Override
        public String id() {
            return account.value();
        }
    }

    /** Of {@link SnapshotPart.Kind#USER_GROUPS}: an enabled group with all its members. */
    record UserGroup(String groupId, Set<AccountId> members) implements SnapshotRow {
        public UserGroup {
            requireNonNull(groupId, "groupId is null");
            members = Set.copyOf(members);
        }

        @Override
        public String id() {
            return groupId;
        }
    }

    /** Of {@link SnapshotPart.Kind#CHANNEL_MEMBERS}. */
    record ChannelMember(AccountId account) implements SnapshotRow {
        public ChannelMember {
            requireNonNull(account, "account is null");
        }

        @Override
        public String id() {
            return account.value();
        }
    }

    /** Of {@link SnapshotPart.Kind#ADMIN_ROLES}. */
    record RoleHolder(AccountId account, Entitlement.AdminRole role) implements SnapshotRow {
        public RoleHolder {
            requireNonNull(account, "account is null");
            requireNonNull(role, "role is null");
        }

        @Override
        public String id() {
            return account + " " + role.key();
        }
    }

    /** Of {@link SnapshotPart.Kind#LINKS}: one that holds. */
    record Linked(PersonId person, AccountId account, Instant madeAt) implements SnapshotRow {
        public Linked {
            requireNonNull(person, "person is null");
            requireNonNull(account, "account is null");
            requireNonNull(madeAt, "madeAt is null");
        }

        @Override
        public String id() {
            return person + " " + account;
        }
    }
}
