### The words of the techniques. One message a step: what to do comes in its first 40 characters.
### Steps, seconds and sides stand in content/techniques/; a new wording must keep their meaning.
### How to breathe is told below each step, so a step need not say it.

## stand-and-walk

technique-stand-and-walk-name = Stand up and walk
technique-stand-and-walk-about = One minute on your feet, at your own pace.
technique-stand-and-walk-stop = Stop and sit down if you feel dizzy, unwell or in pain.
technique-stand-and-walk-step-stand = Stand up slowly. Put your feet apart and let your arms hang.
technique-stand-and-walk-step-walk = Walk a little. Go around the room, or walk on the spot if there is no space.
technique-stand-and-walk-step-rest = Stand still for a moment. Let your shoulders drop.

## Warm-ups

technique-torso-twist-light-name = Light torso turns
technique-torso-twist-light-about = Small, easy turns on your chair to warm up.
technique-torso-twist-light-stop = Stop if a turn is sharp, shooting or makes you dizzy.
technique-torso-twist-light-step-sit = Sit tall, with both feet flat. Cross your arms on your chest.
technique-torso-twist-light-step-turn-right = Turn a little to the right and come back. Five times, slow and easy. Do not push.
technique-torso-twist-light-step-turn-left = Turn a little to the left and come back. Five times, slow and easy. Do not push.

technique-arm-circles-name = Arm circles
technique-arm-circles-about = Small circles that warm up your shoulders and your upper back.
technique-arm-circles-stop = Stop if a shoulder hurts, or an arm tingles or goes numb.
technique-arm-circles-step-ready = Stand or sit clear of your desk. Let your arms hang.
technique-arm-circles-step-forward = Circle both arms forward, five times. Keep the circles small and slow.
technique-arm-circles-step-backward = Circle both arms back, five times. Keep them the same size.
technique-arm-circles-step-rest = Let your arms hang. Let your shoulders drop.

technique-cat-cow-name = Cat and cow
technique-cat-cow-about = On hands and knees, your back goes down and up with your breath.
technique-cat-cow-stop = Stop if your back pinches, or your wrists or knees hurt.
technique-cat-cow-step-kneel = Go down on your hands and knees. Hands under your shoulders, knees under your hips.
technique-cat-cow-step-cow = Let your belly sink, slowly. Look a little ahead of you.
technique-cat-cow-step-cat = Round your back up, slowly. Tuck in your chin.
technique-cat-cow-step-rest = Rest with a level back. Then sit back and take your time.

technique-pelvic-tilt-name = Pelvic tilt
technique-pelvic-tilt-about = On your back, you press the low back down and let go again.
technique-pelvic-tilt-stop = Stop if it pinches, or if pain runs into a leg.
technique-pelvic-tilt-step-lie = Lie on your back on a mat. Bend both knees, feet flat.
technique-pelvic-tilt-step-press = Press your low back down to the floor, gently. Hold it there.
technique-pelvic-tilt-step-let-go = Let go again. Your back may rise a little.

## At the desk

technique-seated-side-bend-name = Seated side bend
technique-seated-side-bend-about = A slow lean to each side.
technique-seated-side-bend-stop = Stop if the lean pinches, or if pain runs into a leg.
technique-seated-side-bend-step-sit = Sit tall, with both feet flat.
technique-seated-side-bend-step-hands-left = Left hand: hold the seat beside you. Lay your right hand on your left thigh.
technique-seated-side-bend-step-lean-left = Lean slowly to the left, until you feel a mild stretch on your right side. Stay there.
technique-seated-side-bend-step-hands-right = Right hand: hold the seat beside you. Lay your left hand on your right thigh.
technique-seated-side-bend-step-lean-right = Lean slowly to the right, until you feel a mild stretch on your left side. Stay there.
technique-seated-side-bend-step-up = Come up to the middle, slowly.

technique-seated-crossed-leg-rotation-name = Seated turn with crossed legs
technique-seated-crossed-leg-rotation-about = A slow turn from the waist, to each side.
technique-seated-crossed-leg-rotation-stop = Stop if it is sharp, or if pain or tingling runs into a leg.
technique-seated-crossed-leg-rotation-step-sit = Sit tall at the front of the seat, with both feet flat.
technique-seated-crossed-leg-rotation-step-cross-left = Cross your left leg over the right. Rest your right elbow or hand on the outside of your left knee.
technique-seated-crossed-leg-rotation-step-turn-left = Turn left from your waist, and stay there. Your arm only rests there.
technique-seated-crossed-leg-rotation-step-cross-right = Cross your right leg over the left. Rest your left elbow or hand on the outside of your right knee.
technique-seated-crossed-leg-rotation-step-turn-right = Turn right from your waist, and stay there. Your arm only rests there.
technique-seated-crossed-leg-rotation-step-centre = Come back to the middle, slowly.

technique-chair-sideways-twist-name = Sideways chair turn
technique-chair-sideways-twist-about = A slow turn to the back of your chair, on each side.
technique-chair-sideways-twist-stop = Stop if it is sharp or shooting, or if you get dizzy.
technique-chair-sideways-twist-step-sit-right = Sit with the chair back at your right. Feet flat, both hands on the chair back.
technique-chair-sideways-twist-step-turn-right = Turn right, to the chair back, and stay there. Your hands only guide.
technique-chair-sideways-twist-step-sit-left = Sit with the chair back at your left now. Feet flat, both hands on the chair back.
technique-chair-sideways-twist-step-turn-left = Turn left, to the chair back, and stay there. Your hands only guide.
technique-chair-sideways-twist-step-centre = Come back to the middle, slowly.

technique-elbow-butterfly-name = Elbow butterfly
technique-elbow-butterfly-about = Elbows together and apart, for your upper back.
technique-elbow-butterfly-stop = Stop if a shoulder or your neck hurts, or an arm tingles.
technique-elbow-butterfly-step-ready = Sit or stand tall. Put your fingertips on your shoulders, each hand on its own side, palms down.
technique-elbow-butterfly-step-close = Bring your elbows together in front. You feel a mild stretch between your shoulder blades.
technique-elbow-butterfly-step-open = Move your elbows apart again.

technique-chair-back-extension-name = Upper back over the chair
technique-chair-back-extension-about = Two slow leans over a firm chair back, no more.
technique-chair-back-extension-stop = Stop if your neck hurts, if you get dizzy or if anything goes numb.
technique-chair-back-extension-step-sit = Sit right back in your chair. Lock the wheels, if it has any.
technique-chair-back-extension-step-hands = Put your hands behind your head, to carry it. Tuck in your chin a little.
technique-chair-back-extension-step-lean = Lean your upper back over the chair back, a little and slowly. One breath only.
technique-chair-back-extension-step-up = Come up slowly. Your hands still carry your head.

## On the mat

technique-knee-to-chest-single-name = One knee to the chest
technique-knee-to-chest-single-about = On your back, one knee at a time.
technique-knee-to-chest-single-stop = Stop if your back or hip pinches, or if pain runs into a leg.
technique-knee-to-chest-single-step-lie = Lie on your back on a mat. Bend both knees, feet flat. Let your head rest.
technique-knee-to-chest-single-step-lift-left = Bring your left knee to your chest. Hold it with both hands behind the thigh.
technique-knee-to-chest-single-step-stay-left = Stay with the left knee, as near as you like it.
technique-knee-to-chest-single-step-lower-left = Lower your left foot to the mat, slowly.
technique-knee-to-chest-single-step-lift-right = Bring your right knee to your chest. Hold it with both hands behind the thigh.
technique-knee-to-chest-single-step-stay-right = Stay with the right knee, as near as you like it.
technique-knee-to-chest-single-step-lower-right = Lower your right foot to the mat, slowly.

technique-knee-to-chest-double-name = Both knees to the chest
technique-knee-to-chest-double-about = On your back, both knees come up, one after the other.
technique-knee-to-chest-double-stop = Stop if your back or a hip pinches, or if pain runs into a leg.
technique-knee-to-chest-double-step-lie = Lie on your back on a mat. Bend both knees, feet flat. Let your head rest.
technique-knee-to-chest-double-step-lift = Bring one knee to your chest, then the other. Hold both behind the thighs.
technique-knee-to-chest-double-step-stay = Stay with both knees, as near as you like it.
technique-knee-to-chest-double-step-lower = Lower one foot to the mat, then the other. Go slowly.

technique-knee-across-twist-name = Knee across
technique-knee-across-twist-about = On your back, one knee drifts over to the other side.
technique-knee-across-twist-stop = Stop if it is sharp, or if pain or tingling runs into a leg.
technique-knee-across-twist-step-lie = Lie on your back on a mat. Bend both knees, feet flat. Let your head rest.
technique-knee-across-twist-step-lift-left = Bring your left knee to your chest. Hold it with your right hand.
technique-knee-across-twist-step-across-left = Let the left knee drift over to the right, and stay there. Both shoulders rest on the mat.
technique-knee-across-twist-step-back-left = Bring the left knee back. Put the foot down, slowly.
technique-knee-across-twist-step-lift-right = Bring your right knee to your chest. Hold it with your left hand.
technique-knee-across-twist-step-across-right = Let the right knee drift over to the left, and stay there. Both shoulders rest on the mat.
technique-knee-across-twist-step-back-right = Bring the right knee back. Put the foot down, slowly.

technique-crossed-leg-knee-pull-name = Crossed legs, drawn in
technique-crossed-leg-knee-pull-about = On your back with your legs crossed, you draw the lower leg to you.
technique-crossed-leg-knee-pull-stop = Stop if a knee or hip pinches, or if pain runs into a leg.
technique-crossed-leg-knee-pull-step-lie = Lie on your back on a mat. Bend both knees, feet flat. Let your head rest.
technique-crossed-leg-knee-pull-step-cross-left = Cross your left leg over the right. Hold your right leg behind the thigh.
technique-crossed-leg-knee-pull-step-draw-left = Left leg on top: draw both legs to you, until you feel a mild stretch. Stay there.
technique-crossed-leg-knee-pull-step-lower-left = Lower your feet, and uncross your left leg.
technique-crossed-leg-knee-pull-step-cross-right = Cross your right leg over the left. Hold your left leg behind the thigh.
technique-crossed-leg-knee-pull-step-draw-right = Right leg on top: draw both legs to you, until you feel a mild stretch. Stay there.
technique-crossed-leg-knee-pull-step-lower-right = Lower your feet, and uncross your right leg.

technique-supine-knee-drop-twist-name = Lying knee drop
technique-supine-knee-drop-twist-about = On your back, both knees sink to one side, then to the other.
technique-supine-knee-drop-twist-stop = Stop if it is sharp, or if pain or tingling runs into a leg.
technique-supine-knee-drop-twist-step-lie = Lie on your back, knees bent, feet flat. Put your arms out to the sides, palms up.
technique-supine-knee-drop-twist-step-drop-left = Let both knees sink to the left, as far as is easy. Both shoulders stay down.
technique-supine-knee-drop-twist-step-stay-left = Stay with your knees on the left. A pillow under them helps if they hang.
technique-supine-knee-drop-twist-step-drop-right = Let both knees sink to the right, as far as is easy. Both shoulders stay down.
technique-supine-knee-drop-twist-step-stay-right = Stay with your knees on the right. A pillow under them helps if they hang.
technique-supine-knee-drop-twist-step-back = Bring your knees back to the middle. Let your tummy do the work.

technique-bridge-name = Bridge
technique-bridge-about = On your back, your hips go up and down three times.
technique-bridge-stop = Stop if your back hurts, a leg cramps or you feel dizzy.
technique-bridge-step-lie = Lie on your back, knees bent. Feet flat, as wide apart as your hips. Arms at your sides.
technique-bridge-step-lift = Squeeze your buttocks and lift your hips. Shoulders, hips and knees make one straight line.
technique-bridge-step-stay = Stay up in that line. Do not arch your back.
technique-bridge-step-lower = Lower your hips, slowly.

## With care: never offered by a reminder

technique-knees-to-chest-rock-name = Small rocks on your back
technique-knees-to-chest-rock-about = Knees held to the chest, you sway a very little from side to side.
technique-knees-to-chest-rock-stop = Stop if your neck or back hurts, or if you get dizzy.
technique-knees-to-chest-rock-step-lie = Lie on your back on a thick mat. Bend both knees, feet flat.
technique-knees-to-chest-rock-step-hug = Bring one knee to your chest, then the other. Hold both behind the thighs.
technique-knees-to-chest-rock-step-rock = Sway from side to side, just a little. Your head stays on the mat.
technique-knees-to-chest-rock-step-lower = Lower one foot to the mat, then the other.

technique-long-sit-trunk-rotation-name = Turns on the floor
technique-long-sit-trunk-rotation-about = Sitting on the floor, you turn a little to each side.
technique-long-sit-trunk-rotation-stop = Stop if it is sharp, or if pain or tingling runs into a leg.
technique-long-sit-trunk-rotation-step-sit = Sit on a folded blanket, legs long and a little apart. Your knees may bend.
technique-long-sit-trunk-rotation-step-turn-left = Turn left, your hands beside you on the floor. Stay there.
technique-long-sit-trunk-rotation-step-turn-right = Turn right, your hands beside you on the floor. Stay there.
technique-long-sit-trunk-rotation-step-centre = Come back to the middle, slowly.

technique-supine-toe-hold-name = Both legs held
technique-supine-toe-hold-about = On your back, you hold your legs behind the thighs or shins. If that is hard, leave it.
technique-supine-toe-hold-stop = Stop if your back or a hip pinches, or if pain runs into a leg.
technique-supine-toe-hold-step-lie = Lie on your back on a mat. Bend both knees, feet flat. Let your head rest.
technique-supine-toe-hold-step-lift = Bring one leg up, then the other. Hold both behind the thighs or shins.
technique-supine-toe-hold-step-stay = Stay there, as near as you like it. Your knees may bend.
technique-supine-toe-hold-step-lower = Lower one foot to the mat, then the other.

## Cautions, shared by the techniques

caution-firm-chair = Use a chair that does not roll or tip.
caution-no-arms = Use a chair without arms.
caution-firm-back = Use a chair that does not roll or tip. Its back must be firm and reach your shoulder blades.
caution-carry-head = Your hands carry your head all the time.
caution-clear-space = Leave an arm’s length of space around you.
caution-mat = Use a mat or a folded blanket, on a firm floor.
caution-cushion = A cushion under your knees, or fists in place of flat hands, is fine.
caution-pillow = Keep a pillow near.
caution-bent-knees = Bend your knees as much as you like.
caution-no-pull = Your hands and arms never pull or push.
caution-no-neck = Your weight never goes onto your neck.
caution-slow = Go slowly, and never as far as you can.
caution-enough = Once is enough: do not do it again and again.

## What is left out, and why

left-out-toe-touch-name = Touching your toes
left-out-toe-touch-why = One article has it as a warm-up. It bends your back as far as it goes, before it is warm. Bone health experts name it among the don’ts for weak bones. Arm circles warm you up too.
left-out-bridge-with-twist-name = Bridge with a twist
left-out-bridge-with-twist-why = One article lifts the hips and turns the back, with both hands caught under it. That is a lot at once, and the hands cannot be there. We offer the bridge and the lying knee drop, each by itself.
left-out-foam-roll-lumbar-name = Foam roller on the low back
left-out-foam-roll-lumbar-why = One article lies face down with the low back on the roller, which cannot be done. Many physiotherapists say not to roll the low back at all. That is opinion, not proof.
left-out-bed-edge-head-hang-name = Head over the edge of the bed
left-out-bed-edge-head-hang-why = One article lets the head hang down with nothing under it. A neck bent far back can harm its arteries, though rarely, and you may get dizzy or fall. Elbow butterfly moves your upper back too.
