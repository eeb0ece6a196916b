package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.GroupId;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a policy file says of access, as far as it can be read, each part with its place: what rules
 * are checked on. Parts that cannot be read are left out, and told of by whoever read them.
 *
 * @param peopleWhole whether every source and population could be read; if not, what seems to be
 *     missing may be one of these
 * @param mentions every group and entitlement that the file names, with the label beside it
 */
public record AccessDraft(
        List<Placed<SourceRules>> sources,
        List<Placed<Population>> populations,
        List<Placed<Mapping>> mappings,
        List<Placed<WriterRule>> writers,
        Placed<AttributeRules> attributes,
        Placed<Set<AccountId>> protectedAccounts,
        boolean peopleWhole,
        List<Mention> mentions) {
    public AccessDraft {
        sources = List.copyOf(sources);
        populations = List.copyOf(populations);
        mappings = List.copyOf(mappings);
        writers = List.copyOf(writers);
        requireNonNull(attributes, "attributes is null");
        requireNonNull(protectedAccounts, "protectedAccounts is null");
        mentions = List.copyOf(mentions);
    }

    /** Returns the policy; of two of one name the first counts, and a rule refuses the second. */
    public AccessPolicy policy(String digest) {
        return new AccessPolicy(
                digest,
                values(sources).collect(toMap(SourceRules::id, one -> one, (one, _) -> one)),
                values(populations).toList(),
                values(mappings).toList(),
                values(writers)
                        .collect(
                                toMap(
                                        WriterRule::entitlement,
                                        WriterRule::writer,
                                        (one, _) -> one)),
                attributes.value(),
                protectedAccounts.value());
    }

    /** Returns what the file calls the things that it names: the first label of each. */
    public Map<Entitlement, String> labels() {
        return mentions.stream()
                .filter(mention -> mention.thing() instanceof Mention.OfEntitlement)
                .collect(
                        toMap(
                                mention -> ((Mention.OfEntitlement) mention.thing()).entitlement(),
                                Mention::label,
                                (one, _) -> one));
    }

    /** Returns where that part of the file names the entitlement; else the part's own place. */
    public String placeOf(String part, Entitlement entitlement) {
        return placeOf(part, new Mention.OfEntitlement(entitlement)).orElse(part);
    }

    /** Returns where that part of the file names the group; else the part's own place. */
    public String placeOf(String part, GroupId group) {
        return placeOf(part, new Mention.OfGroup(group)).orElse(part);
    }

    private Optional<String> placeOf(String part, Mention.Thing thing) {
        return mentions.stream()
                .filter(mention -> mention.thing().equals(thing) && mention.isIn(part))
                .map(Mention::place)
                .findFirst();
    }

    private static <T> Stream<T> values(List<Placed<T>> placed) {
        return placed.stream().map(Placed::value);
    }
}
