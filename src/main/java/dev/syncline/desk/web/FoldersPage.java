package dev.syncline.desk.web;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.desk.tickets.People;
import dev.syncline.desk.tickets.Projects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The projects of the desk, and its people. */
@Controller
class FoldersPage {

    private static final int MOST_PEOPLE = 500;

    private final Projects projects;
    private final People people;

    FoldersPage(Projects projects, People people) {
        this.projects = projects;
        this.people = people;
    }

    /** What was typed about a project. */
    record ProjectForm(String key, String name) {
        ProjectForm(@Nullable String key, @Nullable String name) {
            this.key = key == null ? "" : key;
            this.name = name == null ? "" : name;
        }
    }

    /** What was typed about a person. */
    record PersonForm(String displayName, String userName, String email) {
        PersonForm(@Nullable String displayName, @Nullable String userName, @Nullable String email) {
            this.displayName = displayName == null ? "" : displayName;
            this.userName = userName == null ? "" : userName;
            this.email = email == null ? "" : email;
        }
    }

    @GetMapping("/desk/projects")
    ModelAndView projects() {
        return projectsPage(new ProjectForm("", ""), HttpStatus.OK);
    }

    @PostMapping("/desk/projects")
    ModelAndView addProject(
            @ModelAttribute("form") ProjectForm form, BindingResult problems, RedirectAttributes after) {
        try {
            after.addFlashAttribute(
                    "done",
                    "Project %s is added."
                            .formatted(projects.add(form.key(), form.name()).key()));
            return new ModelAndView("redirect:/desk/projects");
        } catch (TrackerFailure failure) {
            Refusals.note(failure, problems);
            return refused(projectsPage(form, HttpStatus.UNPROCESSABLE_CONTENT), problems);
        }
    }

    @GetMapping("/desk/people")
    ModelAndView people() {
        return peoplePage(new PersonForm("", "", ""), HttpStatus.OK);
    }

    @PostMapping("/desk/people")
    ModelAndView addPerson(@ModelAttribute("form") PersonForm form, BindingResult problems, RedirectAttributes after) {
        try {
            String name = people.add(form.displayName(), form.userName(), form.email())
                    .displayName();
            after.addFlashAttribute("done", "%s is added.".formatted(name));
            return new ModelAndView("redirect:/desk/people");
        } catch (TrackerFailure failure) {
            Refusals.note(failure, problems);
            return refused(peoplePage(form, HttpStatus.UNPROCESSABLE_CONTENT), problems);
        }
    }

    private ModelAndView projectsPage(ProjectForm form, HttpStatus status) {
        return new ModelAndView("desk/projects", status).addObject("form", form).addObject("projects", projects.list());
    }

    private ModelAndView peoplePage(PersonForm form, HttpStatus status) {
        return new ModelAndView("desk/people", status)
                .addObject("form", form)
                .addObject("people", people.list(MOST_PEOPLE));
    }

    private static ModelAndView refused(ModelAndView page, BindingResult problems) {
        return page.addObject(BindingResult.MODEL_KEY_PREFIX + "form", problems);
    }
}
