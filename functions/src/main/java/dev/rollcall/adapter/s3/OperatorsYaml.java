package dev.rollcall.adapter.s3;

import dev.rollcall.domain.operator.CallerArn;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.operator.OperatorId;
import dev.rollcall.domain.operator.Operators;
import dev.rollcall.domain.operator.Role;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Who may act on Rollcall itself, as the policy file says it. Absent: nobody. */
final class OperatorsYaml {
    private OperatorsYaml() {}

    static Supplier<Operators> read(PolicyNode file) {
        List<Supplier<Operator>> operators = new ArrayList<>();
        for (PolicyNode operator : file.optionalList("operators")) {
            operators.add(operator(operator));
        }
        return () -> new Operators(operators.stream().map(Supplier::get).toList());
    }

    private static Supplier<Operator> operator(PolicyNode node) {
        node.allow(Set.of("person", "arn", "session", "roles"));
        Optional<OperatorId> person = node.text("person", OperatorId::new);
        Optional<String> session = node.optionalText("session", text -> text);
        Optional<CallerArn> arn = node.text("arn", text -> CallerArn.of(text, session));
        List<Role> roles = node.texts("roles", OperatorsYaml::role);
        return () -> new Operator(person.orElseThrow(), arn.orElseThrow(), new HashSet<>(roles));
    }

    private static Role role(String text) {
        return Arrays.stream(Role.values())
                .filter(role -> name(role).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "A role is one of: "
                                        + Arrays.stream(Role.values())
                                                .map(OperatorsYaml::name)
                                                .collect(Collectors.joining(", "))));
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
