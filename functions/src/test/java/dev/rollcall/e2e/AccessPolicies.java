package dev.rollcall.e2e;

/** The sample policy with another access part, for stories of joiners and movers. */
final class AccessPolicies {
    static final String ENGINEERING = "00gengineering";
    static final String SALES = "00gsales";
    static final String DESIGN = "00gdesign";
    static final String CONTRACTORS = "00gcontractors";

    private AccessPolicies() {}

    /** The same, and contractors are members whose stay ends, which is then reported or held. */
    static String ending(String policy, String atEnd) {
        return on(policy)
                .replace(
                        "account: multi-channel-guest\n    sponsor: managerId\n",
                        "account: member\n    zone: timezone\n    atEnd: " + atEnd + "\n");
    }

    /** Engineering and sales at once, design with the first sign-in. */
    static String on(String policy) {
        String general = policy.substring(0, policy.indexOf("\nsources:"));
        return general
                + """

                sources:
                  - { id: okta, emailDomains: [acme.example], hrKey: employeeNumber }
                populations:
                  - { name: employees, source: okta, account: member }
                  - name: contractors
                    source: okta
                    groups: [{ id: 00gcontractors, name: contractors }]
                    account: multi-channel-guest
                    sponsor: managerId
                    ends: contractEnd
                attributes:
                  email: email
                  kept: { givenName: firstName, familyName: lastName, title: title }
                mappings:
                  - name: engineering
                    idpGroup: { source: okta, id: 00gengineering, name: engineering }
                    nested: direct
                    mode: additive
                    provisioning: eager
                    owner: okta:00u00000000004Acme
                    most: 400
                    grants:
                      workspaces: [{ id: T0MAIN, name: main }, { id: T0LABS, name: labs }]
                      idpGroups: [{ id: S0IDPENGI, name: engineering }]
                      userGroups: [{ workspace: T0MAIN, id: S0UGENGI, handle: engineering }]
                      channels: [{ id: C0ENGI, name: engineering }]
                  - name: sales
                    idpGroup: { source: okta, id: 00gsales, name: sales }
                    nested: direct
                    mode: additive
                    provisioning: eager
                    owner: okta:00u00000000004Acme
                    most: 400
                    grants:
                      workspaces: [{ id: T0MAIN, name: main }, { id: T0SALES, name: sales }]
                      idpGroups: [{ id: S0IDPSALE, name: sales }]
                      userGroups: [{ workspace: T0MAIN, id: S0UGSALE, handle: sales }]
                      channels: [{ id: C0SALE, name: sales }]
                  - name: design
                    idpGroup: { source: okta, id: 00gdesign, name: design }
                    nested: direct
                    mode: additive
                    provisioning: jit
                    owner: okta:00u00000000004Acme
                    most: 400
                    grants:
                      workspaces: [{ id: T0MAIN, name: main }]
                      userGroups: [{ workspace: T0MAIN, id: S0UGDESI, handle: design }]
                      channels: [{ id: C0DESI, name: design }]
                """;
    }
}
