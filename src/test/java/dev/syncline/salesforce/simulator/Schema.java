package dev.syncline.salesforce.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The objects of the org.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/">Object reference</a>
 */
final class Schema {

    private Schema() {}

    static Map<String, SimType> types() {
        Map<String, SimType> types = new LinkedHashMap<>();
        for (SimType type : new SimType[] {
            cases(),
            task(),
            account(),
            contact(),
            caseComment(),
            feedItem(),
            email(),
            version(),
            document(),
            link(),
            user(),
            group(),
            recordType(),
            organization()
        }) {
            types.put(type.name, type);
        }
        return types;
    }

    private static SimType cases() {
        return custom(standard());
    }

    private static SimType standard() {
        return new SimType("Case", "500")
                .add(
                        new SimField("CaseNumber", "Case Number", "string")
                                .most(30)
                                .numbered(),
                        text("Subject", 255),
                        new SimField("Description", "Description", "textarea").most(32_000),
                        picklist("Status", "New", "Working", "Escalated", "Closed", "OldStatus")
                                .starting("New"),
                        picklist("Priority", "High", "Medium", "Low").starting("Medium"),
                        picklist("Origin", "Phone", "Email", "Web"),
                        picklist("Reason", "Installation", "Breakdown=Broken down"),
                        picklist("Type", "Problem", "Question"),
                        owner(),
                        reference("ContactId", "Contact", "Contact"),
                        reference("AccountId", "Account", "Account"),
                        reference("ParentId", "Parent", "Case"),
                        reference("RecordTypeId", "RecordType", "RecordType"),
                        new SimField("MasterRecordId", "Master Record ID", "reference")
                                .most(18)
                                .readOnly()
                                .to("MasterRecord", "Case"),
                        new SimField("IsClosed", "Closed", "boolean").required().readOnly(),
                        new SimField("ClosedDate", "Closed Date", "datetime").readOnly(),
                        new SimField("SuppliedEmail", "Web Email", "email").most(80),
                        new SimField("Comments", "Internal Comments", "textarea").most(4_000),
                        moment("LastViewedDate"),
                        moment("LastReferencedDate"));
    }

    private static SimType custom(SimType type) {
        return type.add(
                new SimField("Syncline_Key__c", "Syncline Key", "string")
                        .most(64)
                        .key(),
                text("Floor__c", 20),
                new SimField("Cost__c", "Cost", "currency"),
                picklist("Building__c", "North", "South").restricted(),
                new SimField("Topics__c", "Topics", "multipicklist").of("Paper", "Ink", "Power"),
                new SimField("Due__c", "Due", "date"),
                new SimField("Visit__c", "Visit", "datetime"),
                new SimField("Urgent__c", "Urgent", "boolean").required(),
                new SimField("Advice__c", "Advice", "textarea").most(32_768).richText(),
                new SimField("Total__c", "Total", "double").formula(),
                text("Secret__c", 20));
    }

    private static SimType task() {
        return new SimType("Task", "00T")
                .add(
                        text("Subject", 255).naming(),
                        new SimField("Description", "Comments", "textarea").most(32_000),
                        picklist("Status", "Not Started", "In Progress", "Completed")
                                .starting("Not Started")
                                .required(),
                        picklist("Priority", "High", "Normal", "Low")
                                .starting("Normal")
                                .required(),
                        owner(),
                        reference("WhatId", "What", "Case", "Account"),
                        new SimField("ActivityDate", "Due Date Only", "date"),
                        new SimField("Syncline_Key__c", "Syncline Key", "string")
                                .most(64)
                                .key());
    }

    private static SimType account() {
        return new SimType("Account", "001")
                .add(
                        text("Name", 255).required().naming(),
                        owner(),
                        new SimField("Syncline_Key__c", "Syncline Key", "string")
                                .most(64)
                                .key());
    }

    private static SimType contact() {
        return new SimType("Contact", "003")
                .add(
                        text("LastName", 80).required(),
                        text("Name", 121).naming().readOnly(),
                        new SimField("Email", "Email", "email").most(80),
                        reference("AccountId", "Account", "Account"));
    }

    private static SimType caseComment() {
        return new SimType("CaseComment", "00a")
                .add(
                        reference("ParentId", "Parent", "Case").required().onCreateOnly(),
                        new SimField("CommentBody", "Body", "textarea").most(4_000),
                        new SimField("IsPublished", "Published", "boolean").required());
    }

    private static SimType feedItem() {
        return new SimType("FeedItem", "0D5")
                .add(
                        reference("ParentId", "Parent", "Case", "Account")
                                .required()
                                .onCreateOnly(),
                        new SimField("Body", "Body", "textarea").most(10_000),
                        text("Title", 255),
                        new SimField("LinkUrl", "Link Url", "url").most(1_000).onCreateOnly(),
                        picklist("Type", "TextPost", "LinkPost", "ContentPost", "CaseCommentPost", "TrackedChange")
                                .onCreateOnly(),
                        picklist("Visibility", "AllUsers", "InternalUsers").onCreateOnly(),
                        new SimField("IsRichText", "Is Rich Text", "boolean").required());
    }

    private static SimType email() {
        return new SimType("EmailMessage", "02s")
                .add(
                        reference("ParentId", "Parent", "Case").onCreateOnly(),
                        text("Subject", 3_000),
                        new SimField("TextBody", "Text Body", "textarea").most(131_072),
                        new SimField("HtmlBody", "HTML Body", "textarea").most(131_072),
                        text("FromAddress", 1_000),
                        text("ToAddress", 4_000),
                        new SimField("MessageDate", "Message Date", "datetime"),
                        new SimField("Incoming", "Is Incoming", "boolean").required());
    }

    private static SimType version() {
        return new SimType("ContentVersion", "068")
                .add(
                        text("Title", 255).required().naming(),
                        text("PathOnClient", 500).onCreateOnly(),
                        new SimField("VersionData", "Version Data", "base64").onCreateOnly(),
                        text("FileExtension", 40).readOnly(),
                        text("FileType", 20).readOnly(),
                        text("Checksum", 50).readOnly(),
                        new SimField("ContentSize", "Content Size", "int").readOnly(),
                        new SimField("IsLatest", "Is Latest", "boolean")
                                .required()
                                .readOnly(),
                        reference("ContentDocumentId", "ContentDocument", "ContentDocument")
                                .onCreateOnly(),
                        reference("FirstPublishLocationId", "FirstPublishLocation", "Case", "Account", "Task")
                                .onCreateOnly());
    }

    private static SimType document() {
        SimType type = new SimType("ContentDocument", "069")
                .add(
                        text("Title", 255).required().naming(),
                        text("FileExtension", 40).readOnly(),
                        text("FileType", 20).readOnly(),
                        new SimField("ContentSize", "Content Size", "int").readOnly(),
                        reference("LatestPublishedVersionId", "LatestPublishedVersion", "ContentVersion")
                                .readOnly());
        type.createable = false;
        return type;
    }

    private static SimType link() {
        return new SimType("ContentDocumentLink", "06A")
                .add(
                        reference("ContentDocumentId", "ContentDocument", "ContentDocument")
                                .required()
                                .onCreateOnly(),
                        reference("LinkedEntityId", "LinkedEntity", "Case", "Account", "Task", "User")
                                .required()
                                .onCreateOnly(),
                        picklist("ShareType", "V", "C", "I").restricted(),
                        picklist("Visibility", "AllUsers", "InternalUsers", "SharedUsers")
                                .restricted()
                                .starting("AllUsers"));
    }

    private static SimType user() {
        return new SimType("User", "005")
                .add(
                        text("Name", 121).naming().readOnly(),
                        text("Username", 80),
                        new SimField("Email", "Email", "email").most(128),
                        new SimField("IsActive", "Active", "boolean").required());
    }

    private static SimType group() {
        return new SimType("Group", "00G")
                .add(text("Name", 40).naming(), text("DeveloperName", 80), picklist("Type", "Queue", "Regular"));
    }

    private static SimType recordType() {
        return new SimType("RecordType", "012")
                .add(text("Name", 80).naming(), text("DeveloperName", 80), text("SobjectType", 40));
    }

    private static SimType organization() {
        return new SimType("Organization", "00D")
                .add(
                        text("Name", 80).naming(),
                        new SimField("IsSandbox", "Is Sandbox", "boolean")
                                .required()
                                .readOnly());
    }

    private static SimField owner() {
        return reference("OwnerId", "Owner", "Group", "User").starting("");
    }

    private static SimField text(String name, int most) {
        return new SimField(name, name.replace("__c", "").replaceAll("(?<=[a-z])(?=[A-Z])", " "), "string").most(most);
    }

    private static SimField picklist(String name, String... values) {
        return new SimField(name, name.replace("__c", ""), "picklist").most(255).of(values);
    }

    private static SimField moment(String name) {
        return new SimField(name, name, "datetime").readOnly();
    }

    private static SimField reference(String name, String relationship, String... types) {
        return new SimField(name, name, "reference").most(18).to(relationship, types);
    }
}
