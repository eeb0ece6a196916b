package dev.rollcall.policyfile;

import dev.rollcall.domain.operator.CallerArn;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.operator.OperatorId;
import dev.rollcall.domain.operator.Operators;
import dev.rollcall.domain.operator.Role;
import dev.rollcall.domain.person.PersonId;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may act on Rollcall itself, as the policy file says it. Absent: nobody. */
final class OperatorsYaml {
    private OperatorsYaml() {}

    static Optional<Operators> read(PolicyNode file) {
        List<Operator> operators = new ArrayList<>();
        for (PolicyNode operator : file.optionalList("operators")) {
            operator(operator).ifPresent(operators::add);
        }
        return file.make("operators", "keep one of the two", () -> new Operators(operators));
    }

    private static Optional<Operator> operator(PolicyNode node) {
        node.allow(Set.of("person", "identity", "arn", "session", "roles"));
        Optional<OperatorId> person = node.text("person", "ines", OperatorId::new);
        Optional<PersonId> identity = node.optionalText("identity", "okta:00u1ab2cd", Ids::person);
        Optional<String> session = node.optionalText("session", "ines", text -> text);
        Optional<CallerArn> arn =
                node.text(
                        "arn",
                        "arn:aws:sts::111122223333:assumed-role/Operator/ole",
                        text -> CallerArn.of(text, session));
        List<Role> roles = node.texts("roles", "[operator]", OperatorsYaml::role);
        return node.make(
                "give it a role",
                () ->
                        new Operator(
                                person.orElseThrow(),
                                arn.orElseThrow(),
                                new HashSet<>(roles),
                                identity));
    }

    private static Role role(String text) {
        return Spelling.dashed(Role.class, text)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "A role is one of: "
                                        + Arrays.stream(Role.values())
                                                .map(Spelling::dashed)
                                                .collect(Collectors.joining(", "))));
    }
}
