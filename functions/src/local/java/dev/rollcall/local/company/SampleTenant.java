package dev.rollcall.local.company;

import dev.rollcall.local.entra.EntraGroup;
import dev.rollcall.local.entra.EntraPerson;
import dev.rollcall.local.entra.EntraTenant;

import java.util.List;

/**
 * The Entra tenant of a company that was bought: an administrator, without whom there is no tenant,
 * and a group within a group. The sample policy says nothing of it.
 */
public final class SampleTenant {
    /** Whoever is there. */
    public static final String ALL = "6f1d2c7e-0b7a-4d3e-9a53-2f4f0d8c1a11";

    /** In the group above. */
    public static final String ENGINEERING = "0c9b52f4-53a1-4be5-8a3f-6f5b7d0d2b42";

    private SampleTenant() {}

    public static void fill(EntraTenant tenant) {
        tenant.put(new EntraGroup(ALL, "northwind-all", List.of()));
        tenant.put(new EntraGroup(ENGINEERING, "northwind-engineering", List.of(ALL)));
        tenant.put(
                new EntraPerson(
                        "3b1e6d52-9c0f-4f0e-8a55-0d2c1f7e9a01",
                        "Tove Admin",
                        "tove@northwind.example",
                        List.of()));
    }
}
