package dev.rollcall.function.wiring;

import dev.rollcall.adapter.dynamodb.Backoff;
import dev.rollcall.adapter.dynamodb.DynamoApprovalLinks;
import dev.rollcall.adapter.dynamodb.DynamoApprovedPolicy;
import dev.rollcall.adapter.dynamodb.DynamoBaselines;
import dev.rollcall.adapter.dynamodb.DynamoBatches;
import dev.rollcall.adapter.dynamodb.DynamoBreaker;
import dev.rollcall.adapter.dynamodb.DynamoCampaigns;
import dev.rollcall.adapter.dynamodb.DynamoCases;
import dev.rollcall.adapter.dynamodb.DynamoCursors;
import dev.rollcall.adapter.dynamodb.DynamoDepartures;
import dev.rollcall.adapter.dynamodb.DynamoDrifts;
import dev.rollcall.adapter.dynamodb.DynamoExpectedPeople;
import dev.rollcall.adapter.dynamodb.DynamoFormerNames;
import dev.rollcall.adapter.dynamodb.DynamoGrants;
import dev.rollcall.adapter.dynamodb.DynamoGroupLocks;
import dev.rollcall.adapter.dynamodb.DynamoGroupReadings;
import dev.rollcall.adapter.dynamodb.DynamoGroupWishes;
import dev.rollcall.adapter.dynamodb.DynamoInbox;
import dev.rollcall.adapter.dynamodb.DynamoKeptHoldings;
import dev.rollcall.adapter.dynamodb.DynamoKnownPeople;
import dev.rollcall.adapter.dynamodb.DynamoLedger;
import dev.rollcall.adapter.dynamodb.DynamoLinkDisputes;
import dev.rollcall.adapter.dynamodb.DynamoLinkLists;
import dev.rollcall.adapter.dynamodb.DynamoLinks;
import dev.rollcall.adapter.dynamodb.DynamoMailings;
import dev.rollcall.adapter.dynamodb.DynamoOutbox;
import dev.rollcall.adapter.dynamodb.DynamoPolicyProposals;
import dev.rollcall.adapter.dynamodb.DynamoPopulations;
import dev.rollcall.adapter.dynamodb.DynamoPreExistings;
import dev.rollcall.adapter.dynamodb.DynamoProfiles;
import dev.rollcall.adapter.dynamodb.DynamoRateBudget;
import dev.rollcall.adapter.dynamodb.DynamoReachReports;
import dev.rollcall.adapter.dynamodb.DynamoReconciliations;
import dev.rollcall.adapter.dynamodb.DynamoResiduals;
import dev.rollcall.adapter.dynamodb.DynamoRestores;
import dev.rollcall.adapter.dynamodb.DynamoRevocations;
import dev.rollcall.adapter.dynamodb.DynamoRuns;
import dev.rollcall.adapter.dynamodb.DynamoSignIns;
import dev.rollcall.adapter.dynamodb.DynamoStays;
import dev.rollcall.adapter.dynamodb.DynamoStopSwitch;
import dev.rollcall.adapter.dynamodb.DynamoTouches;
import dev.rollcall.adapter.dynamodb.DynamoWaitingHints;
import dev.rollcall.adapter.dynamodb.DynamoWorldReadings;
import dev.rollcall.adapter.dynamodb.Table;
import dev.rollcall.application.port.ApprovalLinks;
import dev.rollcall.application.port.ApprovedPolicy;
import dev.rollcall.application.port.Baselines;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Campaigns;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Cursors;
import dev.rollcall.application.port.Departures;
import dev.rollcall.application.port.Drifts;
import dev.rollcall.application.port.ExpectedPeople;
import dev.rollcall.application.port.FormerNames;
import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.GroupLocks;
import dev.rollcall.application.port.GroupReadings;
import dev.rollcall.application.port.GroupWishes;
import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.KeptHoldings;
import dev.rollcall.application.port.KnownPeople;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.application.port.LinkLists;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Mailings;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.PolicyProposals;
import dev.rollcall.application.port.Populations;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.application.port.Profiles;
import dev.rollcall.application.port.RateBudget;
import dev.rollcall.application.port.ReachReports;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.application.port.Residuals;
import dev.rollcall.application.port.Restores;
import dev.rollcall.application.port.Revocations;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.SignIns;
import dev.rollcall.application.port.Stays;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.application.port.Touches;
import dev.rollcall.application.port.WaitingHints;
import dev.rollcall.application.port.WorldReadings;

import java.security.SecureRandom;

/** Everything that lies in the one table. */
record Stores(
        Inbox inbox,
        WaitingHints waitingHints,
        Revocations revocations,
        Runs runs,
        Cases cases,
        Links links,
        Ledger ledger,
        Breaker breaker,
        GroupLocks locks,
        GroupWishes wishes,
        GroupReadings groupReadings,
        KeptHoldings keptHoldings,
        Cursors cursors,
        Batches batches,
        StopSwitch stopSwitch,
        ApprovalLinks approvalLinks,
        Mailings mailings,
        SignIns signIns,
        Profiles profiles,
        Populations populations,
        ReachReports reachReports,
        Outbox outbox,
        RateBudget rateBudget,
        Residuals residuals,
        Grants grants,
        LinkDisputes disputes,
        Departures departures,
        KnownPeople knownPeople,
        FormerNames formerNames,
        Stays stays,
        Restores restores,
        ApprovedPolicy approvedPolicy,
        PolicyProposals policyProposals,
        WorldReadings worldReadings,
        Reconciliations reconciliations,
        Drifts drifts,
        PreExistings preExistings,
        Baselines baselines,
        Campaigns campaigns,
        LinkLists linkLists,
        Touches touches,
        ExpectedPeople expectedPeople) {

    static Stores of(Environment environment, AwsClients aws) {
        // SecureRandom is reseeded after a SnapStart restore; other generators would repeat.
        SecureRandom random = new SecureRandom();
        Table table =
                new Table(aws.dynamoDb(), environment.text("TABLE_NAME"), Backoff.sleeping(random));
        return new Stores(
                new DynamoInbox(table, random),
                new DynamoWaitingHints(table),
                new DynamoRevocations(table),
                new DynamoRuns(table),
                new DynamoCases(table),
                new DynamoLinks(table),
                new DynamoLedger(table),
                new DynamoBreaker(table),
                new DynamoGroupLocks(table, random),
                new DynamoGroupWishes(table),
                new DynamoGroupReadings(table, random),
                new DynamoKeptHoldings(table),
                new DynamoCursors(table),
                new DynamoBatches(table),
                new DynamoStopSwitch(table),
                new DynamoApprovalLinks(table),
                new DynamoMailings(table),
                new DynamoSignIns(table),
                new DynamoProfiles(table),
                new DynamoPopulations(table),
                new DynamoReachReports(table),
                new DynamoOutbox(table),
                new DynamoRateBudget(table, environment.slackShare()),
                new DynamoResiduals(table),
                new DynamoGrants(table),
                new DynamoLinkDisputes(table),
                new DynamoDepartures(table),
                new DynamoKnownPeople(table),
                new DynamoFormerNames(table),
                new DynamoStays(table),
                new DynamoRestores(table),
                new DynamoApprovedPolicy(table),
                new DynamoPolicyProposals(table),
                new DynamoWorldReadings(table),
                new DynamoReconciliations(table),
                new DynamoDrifts(table),
                new DynamoPreExistings(table),
                new DynamoBaselines(table),
                new DynamoCampaigns(table),
                new DynamoLinkLists(table),
                new DynamoTouches(table),
                new DynamoExpectedPeople(table));
    }
}
