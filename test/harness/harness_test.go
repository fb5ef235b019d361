// Package harness runs HashiCorp's terraform-plugin-testing against the built provider, on tenants of the emulator.
//
// run.ts starts the tenants, writes the configurations from the examples of the definitions, and starts `go test`.
package harness

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	tfjson "github.com/hashicorp/terraform-json"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"
)

// batch is a tenant with all resource types that one identity may manage; see HarnessBatch in inputs.ts.
type batch struct {
	Name     string    `json:"name"`
	Minimal  string    `json:"minimal"`
	Full     string    `json:"full"`
	Changed  string    `json:"changed"`
	Rounds   []string  `json:"rounds"`
	Subjects []subject `json:"subjects"`
}

type subject struct {
	Type       string   `json:"type"`
	ImportID   []string `json:"importId"`
	Identity   []string `json:"identity"`
	Unread     []string `json:"unread"`
	Disappears bool     `json:"disappears"`
}

func (s subject) address() string { return s.Type + ".subject" }

func TestMain(m *testing.M) {
	code := m.Run()
	figures.print()
	os.Exit(code)
}

func TestResources(t *testing.T) {
	for _, b := range batches(t) {
		t.Run(b.Name, func(t *testing.T) {
			t.Parallel()
			t.Run("import", func(t *testing.T) { run(t, b, b.importSteps()) })
			t.Run("taint", func(t *testing.T) { run(t, b, b.taintSteps()) })
			if gone := b.disappearing(); len(gone) > 0 {
				t.Run("disappears", func(t *testing.T) { run(t, b, b.disappearSteps(gone)) })
			}
			t.Run("attributes", func(t *testing.T) { run(t, b, b.attributeSteps()) })
		})
	}
}

func batches(t *testing.T) []batch {
	file, err := os.ReadFile(os.Getenv("INTUNEFORM_HARNESS_INPUTS"))
	if err != nil {
		t.Fatal("start the harness with `npm run test:harness`: ", err)
	}
	var read []batch
	if err := json.Unmarshal(file, &read); err != nil {
		t.Fatal(err)
	}
	return read
}

func run(t *testing.T, b batch, steps []resource.TestStep) {
	destroyed := figures.expect(b.Subjects)
	resource.Test(t, resource.TestCase{
		ExternalProviders: map[string]resource.ExternalProvider{
			"intune": {Source: "registry.terraform.io/intuneform/intune"},
		},
		Steps:        steps,
		CheckDestroy: func(*terraform.State) error { return destroyed(nothing) },
	})
}

// attributeSteps creates the least, then sets, changes and removes each attribute, and applies the examples and their changes.
func (b batch) attributeSteps() []resource.TestStep {
	configs := slices.Concat([]string{b.Minimal}, b.Rounds, []string{b.Full, b.Changed, b.Minimal})
	steps := make([]resource.TestStep, len(configs))
	for index, config := range configs {
		steps[index] = b.apply(config)
	}
	return steps
}

// importSteps imports each by the command, compared with the state, and by a block, which has to change nothing. Where Terraform has
// identities, they are compared with the state, and a block imports by them to the same identity.
func (b batch) importSteps() []resource.TestStep {
	full := b.apply(b.Full)
	if identified := b.identified(); len(identified) > 0 {
		full.ConfigStateChecks = []statecheck.StateCheck{identities{figures.expect(identified)}}
	}
	steps := []resource.TestStep{full}
	for _, s := range b.Subjects {
		byCommand, byBlock := figures.expect([]subject{s}), figures.expect([]subject{s})
		command := resource.TestStep{
			ResourceName:            s.address(),
			ImportState:             true,
			ImportStateIdFunc:       s.importID,
			ImportStateVerify:       true,
			ImportStateVerifyIgnore: s.Unread,
			ImportStateCheck:        func([]*terraform.InstanceState) error { return byCommand(nothing) },
		}
		block := s.importByBlock(byBlock)
		block.ImportStateKind = resource.ImportBlockWithID
		block.ImportStateIdFunc = s.importID
		steps = append(steps, command, block)
		if len(s.Identity) > 0 {
			byIdentity := s.importByBlock(figures.expect([]subject{s}))
			byIdentity.ImportStateKind = resource.ImportBlockWithResourceIdentity
			steps = append(steps, byIdentity)
		}
	}
	return steps
}

func (s subject) importByBlock(count func(judge) error) resource.TestStep {
	return resource.TestStep{
		ResourceName: s.address(),
		ImportState:  true,
		// What an import cannot read is planned once more.
		ExpectNonEmptyPlan: len(s.Unread) > 0,
		ImportPlanChecks: resource.ImportPlanChecks{
			PreApply: []plancheck.PlanCheck{planned{count, inAnyPlan}},
		},
	}
}

// identified are the subjects with an identity: all of them, or none.
func (b batch) identified() []subject {
	var found []subject
	for _, s := range b.Subjects {
		if len(s.Identity) > 0 {
			found = append(found, s)
		}
	}
	return found
}

// identities is a check of stored identities that counts for each subject: every part has a value, and all but the tenant are attributes.
type identities struct{ count func(judge) error }

func (i identities) CheckState(ctx context.Context, request statecheck.CheckStateRequest, response *statecheck.CheckStateResponse) {
	response.Error = i.count(func(s subject) error {
		parts := map[string]knownvalue.Check{}
		var checks []statecheck.StateCheck
		for _, name := range s.Identity {
			parts[name] = knownvalue.NotNull()
			if name != "tenant_id" {
				checks = append(checks, statecheck.ExpectIdentityValueMatchesState(s.address(), tfjsonpath.New(name)))
			}
		}
		for _, check := range append(checks, statecheck.ExpectIdentity(s.address(), parts)) {
			var answer statecheck.CheckStateResponse
			check.CheckState(ctx, request, &answer)
			if answer.Error != nil {
				return answer.Error
			}
		}
		return nil
	})
}

func (b batch) taintSteps() []resource.TestStep {
	again := b.apply(b.Full)
	for _, s := range b.Subjects {
		again.Taint = append(again.Taint, s.address())
	}
	return []resource.TestStep{b.apply(b.Full), again}
}

func (b batch) disappearing() []subject {
	var gone []subject
	for _, s := range b.Subjects {
		if s.Disappears {
			gone = append(gone, s)
		}
	}
	return gone
}

// disappearSteps deletes objects outside Terraform: the plan creates them again.
func (b batch) disappearSteps(gone []subject) []resource.TestStep {
	createdAgain := figures.expect(gone)
	step := resource.TestStep{Config: b.Full, ExpectNonEmptyPlan: true}
	step.Check = func(state *terraform.State) error {
		for _, s := range gone {
			if err := s.remove(state); err != nil {
				return err
			}
		}
		return nil
	}
	step.ConfigPlanChecks.PostApplyPostRefresh = []plancheck.PlanCheck{planned{createdAgain, func(s subject, plan *tfjson.Plan) error {
		if actions := actionsOf(plan, s); !actions.Create() {
			return fmt.Errorf("%s is deleted outside, and the plan says %v", s.address(), actions)
		}
		return nil
	}}}
	return []resource.TestStep{step, b.apply(b.Full)}
}

// apply applies a configuration. The plan after it has to be empty, without and with a refresh.
func (b batch) apply(config string) resource.TestStep {
	unchanged := func(s subject, plan *tfjson.Plan) error {
		if actions := actionsOf(plan, s); !actions.NoOp() {
			return fmt.Errorf("%s is applied, and the plan says %v", s.address(), actions)
		}
		return nil
	}
	applied, beforeRefresh, afterRefresh := figures.expect(b.Subjects), figures.expect(b.Subjects), figures.expect(b.Subjects)
	return resource.TestStep{
		Config: config,
		Check: func(state *terraform.State) error {
			return applied(func(s subject) error {
				_, err := s.stored(state)
				return err
			})
		},
		ConfigPlanChecks: resource.ConfigPlanChecks{
			PostApplyPreRefresh:  []plancheck.PlanCheck{planned{beforeRefresh, unchanged}},
			PostApplyPostRefresh: []plancheck.PlanCheck{planned{afterRefresh, unchanged}},
		},
	}
}

func actionsOf(plan *tfjson.Plan, s subject) tfjson.Actions {
	for _, change := range plan.ResourceChanges {
		if change.Address == s.address() {
			return change.Change.Actions
		}
	}
	return nil
}

func (s subject) stored(state *terraform.State) (map[string]string, error) {
	stored, found := state.RootModule().Resources[s.address()]
	if !found {
		return nil, fmt.Errorf("%s is not in the state", s.address())
	}
	return stored.Primary.Attributes, nil
}

func (s subject) importID(state *terraform.State) (string, error) {
	attributes, err := s.stored(state)
	if err != nil {
		return "", err
	}
	parts := make([]string, len(s.ImportID))
	for index, name := range s.ImportID {
		parts[index] = attributes[name]
	}
	return strings.Join(parts, "/"), nil
}

func (s subject) remove(state *terraform.State) error {
	id, err := s.importID(state)
	if err != nil {
		return err
	}
	target := os.Getenv("INTUNEFORM_HARNESS_OUTSIDE") + "/" + s.Type + "/" + url.PathEscape(id)
	response, err := http.Post(target, "", nil)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusNoContent {
		return fmt.Errorf("%s could not be deleted outside: %s", s.address(), response.Status)
	}
	return nil
}

// judge says what is wrong with one subject, or nil.
type judge func(s subject) error

func nothing(subject) error { return nil }

func inAnyPlan(subject, *tfjson.Plan) error { return nil }

// planned is a check of a plan that counts for each subject.
type planned struct {
	count func(judge) error
	judge func(s subject, plan *tfjson.Plan) error
}

func (p planned) CheckPlan(_ context.Context, request plancheck.CheckPlanRequest, response *plancheck.CheckPlanResponse) {
	response.Error = p.count(func(s subject) error { return p.judge(s, request.Plan) })
}

// tally holds the checks that were announced and those that passed, by resource type.
type tally struct {
	sync.Mutex
	passed, all map[string]int
}

var figures = tally{passed: map[string]int{}, all: map[string]int{}}

// expect announces one check of each subject, and returns the function that makes it.
func (f *tally) expect(subjects []subject) func(judge) error {
	f.Lock()
	defer f.Unlock()
	for _, s := range subjects {
		f.all[s.Type]++
	}
	return func(judge judge) error {
		f.Lock()
		defer f.Unlock()
		var wrong []string
		for _, s := range subjects {
			if err := judge(s); err != nil {
				wrong = append(wrong, err.Error())
			} else {
				f.passed[s.Type]++
			}
		}
		if len(wrong) > 0 {
			return fmt.Errorf("%s", strings.Join(wrong, "\n"))
		}
		return nil
	}
}

func (f *tally) print() {
	types := make([]string, 0, len(f.all))
	passed, all := 0, 0
	for name := range f.all {
		types = append(types, name)
		passed += f.passed[name]
		all += f.all[name]
	}
	slices.Sort(types)
	for _, name := range types {
		fmt.Printf("%s: %d of %d\n", name, f.passed[name], f.all[name])
	}
	fmt.Printf("checks of terraform-plugin-testing: %d of %d passed\n", passed, all)
}
